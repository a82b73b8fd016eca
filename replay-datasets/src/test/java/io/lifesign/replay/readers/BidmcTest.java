package io.lifesign.replay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BidmcTest {

  @TempDir Path folder;

  @Test
  void aRecordingBecomesAProfileAndARecordASecond() throws IOException {
    Files.writeString(
        folder.resolve("bidmc_01_Numerics.csv"),
        """
        Time [s], HR, PULSE, RESP, SpO2
        0,94,93,25,97
        1,NaN,92,25,
        2,NaN,NaN,NaN,NaN
        three,94,93,25,97
        4,94,93
        5,95,93,26,NaN
        """);
    Files.writeString(folder.resolve("bidmc_01_Fix.txt"), "bidmc_01\nAge: 90+\nLocation: micu\n");

    Dataset dataset = Bidmc.open(folder);

    List<Payload> payloads = dataset.arrivals().map(arrival -> arrival.payload()).toList();
    CareProfile profile = ((Payload.Profile) payloads.get(0)).avro();
    assertThat(profile.getAgeYears()).isEqualTo(90);
    assertThat(profile.getWardId()).isEqualTo("MICU");
    List<VitalSigns> records =
        payloads.stream().skip(1).map(payload -> ((Payload.Vitals) payload).avro()).toList();
    assertThat(records).extracting(VitalSigns::getHeartRate).containsExactly(94.0, 92.0, 95.0);
    assertThat(records).extracting(VitalSigns::getSpo2).containsExactly(97.0, null, null);
    assertThat(records).extracting(VitalSigns::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(records.get(2).getEventTime()).isEqualTo(Bidmc.START.plusSeconds(5));
    assertThat(records.get(0).getMethod()).isEqualTo(MeasurementMethod.CONTINUOUS);
    assertThat(dataset.skipped())
        .extracting(Object::toString)
        .containsExactly(
            "bidmc_01_Numerics.csv:5: For input string: \"three\"",
            "bidmc_01_Numerics.csv:6: 3 columns instead of 5");
  }
}
