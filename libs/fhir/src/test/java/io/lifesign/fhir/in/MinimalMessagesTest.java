package io.lifesign.fhir.in;

import static io.lifesign.fhir.in.Bundles.SENT_MICROS;
import static io.lifesign.fhir.in.Bundles.ofEntries;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The patient's ids are p1, 77 and MRN-5. Whatever else could name somebody is called Zaphod here,
 * whatever could number somebody 424242. The test's own names can be taken off again.
 */
class MinimalMessagesTest {

  private static final String NAME = "hidden-";
  private static final MinimalBundle BUNDLES = new MinimalBundle(id -> NAME + id);
  private static final MinimalHl7 MESSAGES = new MinimalHl7(id -> NAME + id);

  private static final String PATIENT =
      "{'fullUrl':'urn:uuid:aaaa','resource':{'resourceType':'Patient','id':'77',"
          + "'meta':{'lastUpdated':'2026-03-01T00:00:00Z','source':'Zaphod'},"
          + "'text':{'status':'generated','div':'<div>Zaphod</div>'},"
          + "'extension':[{'url':'e','valueString':'Zaphod'}],"
          + "'contained':[{'resourceType':'RelatedPerson','id':'r','name':[{'family':'Zaphod'}]}],"
          + "'identifier':[{'system':'s','value':'MRN-5','assigner':{'display':'Zaphod'}},"
          + "{'value':'p1'}],'name':[{'family':'Zaphod'}],'telecom':[{'value':'424242'}],"
          + "'gender':'female','birthDate':'1950-06-07','_birthDate':{'extension':["
          + "{'url':'b','valueString':'Zaphod'}]},'address':[{'line':['Zaphod']}],"
          + "'contact':[{'name':{'text':'Zaphod'}}]},"
          + "'request':{'method':'PUT','url':'Patient/77'}}";

  private static final String ENCOUNTER =
      "{'fullUrl':'https://ehr/Encounter/e1','resource':{'resourceType':'Encounter','id':'e1',"
          + "'identifier':[{'type':{'coding':[{'code':'VN','display':'Zaphod'}]},'value':'V-1'}],"
          + "'status':'finished','class':{'code':'IMP'},'subject':{'reference':'urn:uuid:aaaa',"
          + "'display':'Zaphod'},'participant':[{'individual':{'display':'Zaphod'}}],"
          + "'serviceType':{'text':'Oncology'},'priority':{'coding':[{'code':'EM'}]},"
          + "'period':{'start':'2026-02-20T08:00:00Z','end':'2026-02-27T10:30:00Z'},"
          + "'diagnosis':[{'condition':{'reference':'Condition/c1','display':'Zaphod'},'rank':1},"
          + "{'condition':{'identifier':{'value':'C-9'}},'rank':2}],"
          + "'hospitalization':{'admitSource':{'coding':[{'code':'emd'}],'text':'Zaphod'},"
          + "'dischargeDisposition':{'coding':[{'code':'home'}]},"
          + "'destination':{'display':'Zaphod'}},'reasonCode':[{'text':'Zaphod'}]}}";

  private static final String CONDITION =
      "{'resource':{'resourceType':'Condition','id':'c1','code':{'coding':[{'system':"
          + "'http://hl7.org/fhir/sid/icd-10','code':'I50.9','display':'Zaphod'}],'text':'Zaphod'},"
          + "'subject':{'reference':'Patient?identifier=s|MRN-5'},'encounter':{'reference':"
          + "'Encounter/e1/_history/2'},'recordedDate':'2026-02-21','note':[{'text':'Zaphod'}]}}";

  private static final String LABORATORY =
      "{'resource':{'resourceType':'Observation','id':'o1','status':'final','code':{'coding':["
          + "{'system':'http://loinc.org','code':'718-7','display':'Hb of Zaphod'}]},"
          + "'subject':{'identifier':{'value':'p1'}},'encounter':{'reference':"
          + "'https://ehr/Encounter/e1'},'performer':[{'display':'Zaphod'}],"
          + "'effectiveDateTime':'2026-02-26T08:00:00Z','valueQuantity':{'value':10.5,"
          + "'unit':'g/dL'},'component':[{'code':{'coding':[{'system':'http://loinc.org',"
          + "'code':'2951-2'}]},'valueQuantity':{'value':131,'code':'mmol/L'}},"
          + "{'code':{'coding':[{'code':'x'}]},'valueString':'Zaphod'}]}}";

  private static final String OTHERS =
      "{'resource':{'resourceType':'Practitioner','id':'d1','name':[{'text':'Zaphod'}]}},"
          + "{'resource':{'resourceType':'Condition','id':'c2','code':{'text':'a stroke'},"
          + "'subject':{'reference':'Patient/88'}}},"
          + "{'resource':{'resourceType':'Observation','id':'o2','status':'final','code':{'coding':"
          + "[{'system':'http://loinc.org','code':'718-7'}]},'subject':{'reference':'Patient/77'},"
          + "'valueQuantity':{'value':'Zaphod','unit':'g/dL'}}},"
          + "{'request':{'method':'DELETE','url':'Procedure/x1'}},"
          + "'Zaphod',"
          + "{'resource':{'resourceType':'Zaphod Beeblebrox'}},"
          + "{'resource':{'resourceType':'Condition','id':'c3','modifierExtension':[{'url':'Zaphod'}],"
          + "'subject':{'reference':'Patient/77'}}},"
          + "{'resource':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Procedure',"
          + "'id':'pr1','status':'completed','code':{'text':'a cast'},'subject':"
          + "{'reference':'#me'},'contained':[{'resourceType':'Patient','id':'me','identifier':"
          + "[{'value':'p1'}],'name':[{'text':'Zaphod'}]}]}}]}}";

  private static final String BUNDLE = ofEntries(PATIENT, ENCOUNTER, CONDITION, LABORATORY, OTHERS);

  private static final String MESSAGE =
      "MSH|^~\\&|EHR|H|L|H|20260228120000||ADT^A03^ADT_A03|424242|P|2.5\r"
          + "EVN|A03|20260227110000|||Zaphod^Beeblebrox\r"
          + "PID|1|424242|MRN-5^^^H^MR~p1^^^H|424242|Zaphod^B||19500607|F|Zaphod||1 Zaphod St||"
          + "424242||||||424242\r"
          + "NK1|1|Zaphod^Arthur|BRO\r"
          + "PV1|1|I|3W^12^A|U|||424242^Zaphod|||ONC||||7|||||V-9^Zaphod"
          + "|".repeat(36 - 19)
          + "03"
          + "|".repeat(44 - 36)
          + "20260220080000|20260227103000\r"
          + "DG1|1|I10|I50.9^Zaphod^I10||20260221|F|||||||||1\r"
          + "PR1|1|C4|33533^Zaphod^C4||20260222\r"
          + "OBR|1||F-7^LAB|718-7^Zaphod^LN|||20260226080000\r"
          + "OBX|1|NM|718-7^Hb of Zaphod^LN||10.5|g/dL|||||F|||20260226080000\r"
          + "OBX|2|TX|8251-1^Note^LN||Zaphod was here||||||F\r"
          + "OBX|3|NM|2951-2^Na^LN||Zaphod|mmol/L|||||F\r"
          + "NTE|1||Zaphod\r"
          + "Z\r";

  @Test
  void whatIsReadOfABundleIsTheSameAndNoNameIsLeft() {
    String minimal = BUNDLES.of(BUNDLE);

    EhrReading real = new BundleReader().read(BUNDLE, "p1", "m-1", SENT_MICROS);
    EhrReading hidden = new BundleReader().read(minimal, NAME + "p1", "m-1", SENT_MICROS);
    assertThat(real.facts()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(real.refused()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(hidden.facts().toString().replace(NAME, "")).isEqualTo(real.facts().toString());
    assertThat(hidden.refused()).isEqualTo(real.refused());
    assertThat(hidden.ignored()).isEqualTo(real.ignored());
    assertThat(minimal.replace(NAME + "Zaphod", "")).doesNotContain("Zaphod", "424242");
    assertThat(minimal).contains("Oncology").doesNotContain("\"77\"", "/77", "\"MRN-5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADT^A03^ADT_A03", "ADT^A08", "ORU^R01^ORU_R01", "SIU^S12"})
  void whatIsReadOfAMessageIsTheSameAndNoNameIsLeft(String type) {
    String message = MESSAGE.replace("ADT^A03^ADT_A03", type);
    String minimal = MESSAGES.of(message);

    EhrReading real = new Hl7Reader().read(message, "p1", "m-1", SENT_MICROS);
    EhrReading hidden = new Hl7Reader().read(minimal, NAME + "p1", "m-1", SENT_MICROS);
    assertThat(hidden.facts().toString().replace(NAME, "")).isEqualTo(real.facts().toString());
    assertThat(hidden.refused()).isEqualTo(real.refused());
    assertThat(hidden.ignored()).isEqualTo(real.ignored());
    // an account number is read where no visit number is given: under another name
    assertThat(minimal.replace(NAME + "424242", "")).doesNotContain("Zaphod", "424242", "|MRN-5");
  }

  @Test
  void aMessageWithSeparatorsOfItsOwnIsReadByThem() {
    String message = MESSAGE.replace('|', '!').replace('^', '*').replace("\\&", "\\#");
    String minimal = MESSAGES.of(message);

    EhrReading real = new Hl7Reader().read(message, "p1", "m-1", SENT_MICROS);
    EhrReading hidden = new Hl7Reader().read(minimal, NAME + "p1", "m-1", SENT_MICROS);
    assertThat(real.facts()).hasSizeGreaterThan(4);
    assertThat(hidden.facts().toString().replace(NAME, "")).isEqualTo(real.facts().toString());
    assertThat(minimal).doesNotContain("Zaphod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Zaphod", "{\"resourceType\":\"Patient\",\"id\":\"Zaphod\"}", "{\"a\":", "[]"})
  void ofWhatCannotBeReadNothingIsLeft(String body) {
    assertThat(BUNDLES.of(body)).isEmpty();
    assertThat(MESSAGES.of(body)).isEmpty();
  }
}
