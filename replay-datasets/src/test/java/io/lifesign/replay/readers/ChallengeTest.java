package io.lifesign.replay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.Monitoring;
import io.lifesign.schemas.VitalSigns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {

  @TempDir Path folder;

  @Test
  void aStayOf2012BecomesARecordAMinuteAndADischarge() throws IOException {
    archive(
        "set-a-dev.tar.gz",
        "set-a/132539.txt",
        """
        Time,Parameter,Value
        00:00,RecordID,132539
        00:00,Age,54
        00:00,ICUType,4
        00:07,GCS,14
        00:07,HR,73
        00:07,NISysABP,147
        00:07,NIDiasABP,65
        00:07,RespRate,-1
        00:07,Temp,35.1
        00:07,Urine,900
        01:07,HR,80
        01:07,HR,82
        01:07,NISysABP,140
        01:07,SysABP,131
        01:07,DiasABP,70
        01:07,FiO2,0.5
        02:00,Urine,30
        soon,HR,80
        02:10,HR,fast
        """);

    Dataset dataset = Challenge2012.open(folder);

    List<VitalSigns> records = vitals(dataset);
    assertThat(records).hasSize(3);
    assertThat(records.get(0).getEventTime())
        .isEqualTo(Challenge2012.START.plus(Duration.ofMinutes(7)));
    assertThat(records.get(0).getConsciousness()).isEqualTo(Consciousness.CONFUSION);
    assertThat(records.get(0).getSystolic()).isEqualTo(147);
    assertThat(records.get(0).getRespiratoryRate()).isNull();
    assertThat(records.get(0).getSupplementalOxygen()).isNull();
    assertThat(records.get(1).getSystolic()).isEqualTo(131);
    assertThat(records.get(1).getDiastolic()).isEqualTo(70);
    assertThat(records.get(1).getSupplementalOxygen()).isTrue();
    assertThat(records).extracting(VitalSigns::getHeartRate).containsExactly(73.0, 80.0, 82.0);
    assertThat(records).extracting(VitalSigns::getSequence).containsExactly(0L, 1L, 2L);
    List<CareProfile> profiles = profiles(dataset);
    assertThat(profiles)
        .extracting(CareProfile::getMonitoring)
        .containsExactly(Monitoring.ACTIVE, Monitoring.DISCHARGED);
    assertThat(profiles.get(0).getAgeYears()).isEqualTo(54);
    assertThat(profiles.get(0).getWardId()).isEqualTo("SICU");
    assertThat(dataset.skipped())
        .extracting(Object::toString)
        .containsExactly(
            "132539.txt:19: time is not hh:mm: soon", "132539.txt:20: For input string: \"fast\"");
  }

  @Test
  void aPatientOf2019BecomesARecordAnHour() throws IOException {
    archive(
        "training_setB-dev-small400.tar.gz",
        "training_setB/p100158.psv",
        """
        HR|O2Sat|Temp|SBP|MAP|DBP|Resp|FiO2|Age|Unit1|Unit2|ICULOS|SepsisLabel
        NaN|NaN|NaN|NaN|NaN|NaN|NaN|NaN|50|1|0|1|0
        89|96.5|NaN|110.5|79.5|71|NaN|0.21|50|1|0|2|0
        90|99|36.9|110|79|70|18|0.4|50|1|0|3|0
        """);

    Dataset dataset = Challenge2019.open(folder);

    List<VitalSigns> records = vitals(dataset);
    assertThat(records).hasSize(2);
    assertThat(records.get(0).getEventTime())
        .isEqualTo(Challenge2019.START.plus(Duration.ofHours(1)));
    assertThat(records.get(0).getSpo2()).isEqualTo(96.5);
    assertThat(records.get(0).getSupplementalOxygen()).isFalse();
    assertThat(records.get(1).getSupplementalOxygen()).isTrue();
    assertThat(profiles(dataset).get(0).getAgeYears()).isEqualTo(50);
    assertThat(profiles(dataset).get(0).getWardId()).isEqualTo("MICU");
    assertThat(profiles(dataset).get(1).getRecordedAt())
        .isEqualTo(Challenge2019.START.plus(Duration.ofHours(3)));
  }

  @ParameterizedTest
  @CsvSource({
    "15,ALERT",
    "14,CONFUSION",
    "13,CONFUSION",
    "12,VOICE",
    "9,VOICE",
    "8,PAIN",
    "4,PAIN",
    "3,UNRESPONSIVE"
  })
  void theGlasgowComaScaleIsReadAsAcvpu(double gcs, Consciousness consciousness) {
    assertThat(IcuStay.consciousness(gcs)).isEqualTo(consciousness);
  }

  private static List<VitalSigns> vitals(Dataset dataset) {
    return dataset
        .arrivals()
        .map(arrival -> arrival.payload())
        .filter(Payload.Vitals.class::isInstance)
        .map(payload -> ((Payload.Vitals) payload).avro())
        .toList();
  }

  private static List<CareProfile> profiles(Dataset dataset) {
    return dataset
        .arrivals()
        .map(arrival -> arrival.payload())
        .filter(Payload.Profile.class::isInstance)
        .map(payload -> ((Payload.Profile) payload).avro())
        .toList();
  }

  private void archive(String name, String entryName, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(Files.newOutputStream(folder.resolve(name))))) {
      TarArchiveEntry entry = new TarArchiveEntry(entryName);
      entry.setSize(bytes.length);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
  }
}
