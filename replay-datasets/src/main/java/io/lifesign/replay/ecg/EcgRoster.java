package io.lifesign.replay.ecg;

import io.lifesign.replay.ecg.Disturbance.Kind;
import java.util.List;

/** Who wears a monitor, with which rhythm, and what befalls electrodes and chunks. */
final class EcgRoster {

  private static final int SECONDS = 300;
  private static final long SEED = 20_260_302;

  private EcgRoster() {}

  static List<EcgPatient> patients() {
    return List.of(
        patient(1, 58, script(1).sinus(72, SECONDS)),
        ectopy(),
        patient(
            3, 74, script(3).sinus(76, 60).atrialFibrillation(104, 150).sinus(78, SECONDS - 210)),
        arrest(),
        block(),
        patient(
            6,
            45,
            script(6)
                .sinus(80, 40)
                .apc()
                .sinus(80, 20)
                .apc()
                .sinus(80, 20)
                .supraventricularTachycardia(172, 60)
                .sinus(84, SECONDS - 140)),
        patient(
            7,
            70,
            script(7)
                .sinus(64, 60)
                .acceleratedIdioventricular(78, 40)
                .sinus(64, 60)
                .fusion()
                .ventricularTachycardia(128, 12)
                .sinus(68, SECONDS - 172)),
        movement(),
        delivery(),
        patient(10, 66, script(10).sinus(88, 120).ventricularFlutter(14).sinus(92, SECONDS - 134)));
  }

  /** Everything that single ventricular beats can do. */
  private static EcgPatient ectopy() {
    EcgScript script = script(2).sinus(70, 20).pvc().sinus(70, 12).couplet().sinus(70, 12);
    script.bigeminy(6).sinus(70, 15).trigeminy(5).sinus(70, 15).run(4, 135).sinus(70, 15);
    script.onT().sinus(70, 12);
    for (int i = 0; i < 14; i++) {
      script.pvc().sinus(70, 3.6);
    }
    return patient(2, 67, script.sinus(70, SECONDS - script.seconds()));
  }

  /** Ventricular tachycardia, fibrillation, asystole, and back. */
  private static EcgPatient arrest() {
    EcgScript script =
        script(4)
            .sinus(96, 90)
            .run(3, 140)
            .sinus(98, 20)
            .ventricularTachycardia(176, 20)
            .ventricularFibrillation(25)
            .asystole(8);
    return patient(4, 61, script.sinus(82, SECONDS - script.seconds()));
  }

  /** Pauses, a slow rhythm, and seven seconds of nothing. */
  private static EcgPatient block() {
    EcgScript script =
        script(5)
            .sinus(62, 40)
            .pause(2.4)
            .sinus(62, 30)
            .pause(3.4)
            .sinus(62, 20)
            .sinus(34, 45)
            .sinus(62, 30)
            .asystole(7);
    return patient(5, 80, script.sinus(62, SECONDS - script.seconds()));
  }

  /** A well heart under electrodes that are not. */
  private static EcgPatient movement() {
    return new EcgPatient(
        id(8),
        55,
        bed(8),
        Signals.TWO_LEADS_AND_PULSE,
        script(8).sinus(75, SECONDS),
        List.of(
            new Disturbance(40, 60, Kind.MOTION),
            new Disturbance(90, 120, Kind.MUSCLE),
            new Disturbance(150, 165, Kind.ELECTRODES_OFF),
            new Disturbance(200, 240, Kind.FIRST_LEAD_OFF)),
        List.of(),
        SECONDS,
        SEED + 8);
  }

  /** A well heart on a network that is not. */
  private static EcgPatient delivery() {
    return new EcgPatient(
        id(9),
        39,
        bed(9),
        Signals.TWO_LEADS,
        script(9).sinus(68, 200).pvc().sinus(68, SECONDS - 201.8),
        List.of(),
        List.of(
            new Delivery(30, 60, Delivery.Kind.TWICE),
            new Delivery(80, 110, Delivery.Kind.SWAPPED),
            new Delivery(130, 142, Delivery.Kind.LOST),
            new Delivery(180, SECONDS, Delivery.Kind.TWICE_THE_RATE),
            new Delivery(240, SECONDS, Delivery.Kind.REBOOT)),
        SECONDS,
        SEED + 9);
  }

  private static EcgScript script(int number) {
    return new EcgScript(SEED + 100 + number);
  }

  private static EcgPatient patient(int number, double ageYears, EcgScript script) {
    return new EcgPatient(
        id(number),
        ageYears,
        bed(number),
        Signals.TWO_LEADS_AND_PULSE,
        script,
        List.of(),
        List.of(),
        SECONDS,
        SEED + number);
  }

  private static String id(int number) {
    return String.format("E-%02d", number);
  }

  private static String bed(int number) {
    return String.format("T-%02d", number);
  }
}
