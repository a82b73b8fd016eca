package io.lifesign.replay.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Monitoring;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcgDatasetTest {

  private static final Dataset ECG = EcgDataset.open();

  @Test
  void tenMonitorsSendFiveMinutes() {
    // one loses 12 chunks and repeats 30
    assertThat(ECG.arrivals().filter(arrival -> arrival.topic().equals("device.ecg")))
        .hasSize(10 * 300 - 12 + 30);
    assertThat(ECG.arrivals()).extracting(Arrival::key).contains("E-01", "E-10");
  }

  @Test
  void everybodyIsAdmittedBeforeAndDischargedBehind() {
    List<CareProfile> profiles =
        ECG.arrivals()
            .filter(arrival -> arrival.key().equals("E-02"))
            .filter(arrival -> arrival.payload() instanceof Payload.Profile)
            .map(arrival -> ((Payload.Profile) arrival.payload()).avro())
            .toList();

    assertThat(profiles)
        .extracting(CareProfile::getMonitoring)
        .containsExactly(Monitoring.ACTIVE, Monitoring.DISCHARGED);
    assertThat(profiles.get(0).getEffectiveFrom()).isBefore(EcgDataset.START);
    assertThat(profiles.get(1).getEffectiveFrom()).isAfter(EcgDataset.START.plusSeconds(300));
    assertThat(profiles.get(0).getBedId()).isEqualTo("T-02");
  }

  @Test
  void theDemoHoldsEverythingThatIsBundled() {
    Dataset demo = Datasets.demo();

    long others =
        Datasets.open("ward", Optional.empty()).size()
            + Datasets.open("admissions", Optional.empty()).size();
    assertThat(demo.size()).isEqualTo(others + ECG.size());
    assertThat(demo.arrivals().map(Arrival::topic).distinct())
        .contains(
            "device.ecg",
            "device.vitals",
            "device.home",
            "care.profiles",
            "alerts.acks",
            "ehr.fhir",
            "ehr.hl7v2");
  }
}
