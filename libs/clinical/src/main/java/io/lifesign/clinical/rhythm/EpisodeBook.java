package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.vitals.CareProfile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The episodes of one patient, on every device: opened and closed by what the patterns and trackers
 * say, in the order of signal time. Joins the devices for the alerts: a condition has ended when it
 * has ended on each. Mutable.
 */
public final class EpisodeBook {

  private static final int VERSION = 1;

  private record Key(Rhythm rhythm, String deviceId) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = rhythm.compareTo(other.rhythm);
      return order != 0 ? order : deviceId.compareTo(other.deviceId);
    }
  }

  private final String patientId;
  private final TreeMap<Key, OpenEpisode> episodes = new TreeMap<>();
  private final long[] saidMicros = new long[Rhythm.COUNT];
  private String wardId;
  private String bedId;

  public EpisodeBook(String patientId) {
    this.patientId = patientId;
    java.util.Arrays.fill(saidMicros, Long.MIN_VALUE);
  }

  /** Ward and bed from now on. */
  public void profile(CareProfile profile) {
    wardId = profile.wardId();
    bedId = profile.bedId();
  }

  public void signal(RhythmSignal signal, EpisodeSink out) {
    OpenEpisode episode =
        episodes.computeIfAbsent(
            new Key(signal.rhythm(), signal.source().deviceId()), key -> new OpenEpisode());
    switch (signal.kind()) {
      case BEGAN -> began(episode, signal, out);
      case STALE -> stale(episode, signal, out);
      case ENDED -> ended(episode, signal, out);
    }
  }

  private void began(OpenEpisode episode, RhythmSignal signal, EpisodeSink out) {
    if (episode.open && !episode.stale) {
      episode.endMicros = signal.endMicros();
      return; // the same, once more
    }
    if (episode.open) {
      close(episode, signal, out);
    }
    episode.onsetMicros = Math.max(signal.onsetMicros(), episode.onsetMicros + 1);
    episode.open = true;
    episode.stale = false;
    episode.revision = 0;
    episode.beats = signal.beats();
    episode.endMicros = signal.endMicros();
    episode.poor = signal.poor();
    episode.alerted = alerts(signal);
    tell(episode, signal, RhythmEpisode.Status.OPENED, out);
    if (episode.alerted) {
      say(signal, out);
    }
  }

  /** On poor signal only what is lethal alerts, and what is said of the signal itself. */
  private static boolean alerts(RhythmSignal signal) {
    return !signal.poor() || signal.rhythm().lethal() || signal.rhythm().technical();
  }

  private void stale(OpenEpisode episode, RhythmSignal signal, EpisodeSink out) {
    if (!episode.open || episode.stale) {
      return;
    }
    goneTo(episode, signal);
    episode.stale = true;
    episode.revision++;
    tell(episode, signal, RhythmEpisode.Status.UPDATED, out);
    if (episode.alerted && !elsewhere(signal.rhythm(), false)) {
      say(signal, out);
    }
  }

  private void ended(OpenEpisode episode, RhythmSignal signal, EpisodeSink out) {
    if (!episode.open) {
      return;
    }
    if (!episode.stale) {
      goneTo(episode, signal);
    }
    close(episode, signal, out);
    if (episode.alerted && !elsewhere(signal.rhythm(), true)) {
      say(signal, out);
    }
  }

  private static void goneTo(OpenEpisode episode, RhythmSignal signal) {
    // a beat found later can show that an absence ended before the instant it was told from
    episode.endMicros =
        signal.rhythm() == Rhythm.ASYSTOLE
            ? signal.endMicros()
            : Math.max(episode.endMicros, signal.endMicros());
    episode.beats = Math.max(episode.beats, signal.beats());
  }

  private void close(OpenEpisode episode, RhythmSignal signal, EpisodeSink out) {
    episode.open = false;
    episode.revision++;
    tell(episode, signal, RhythmEpisode.Status.CLOSED, out);
  }

  /** Whether the ward hears of that rhythm from another device still. */
  private boolean elsewhere(Rhythm rhythm, boolean staleCounts) {
    return episodes.entrySet().stream()
        .filter(entry -> entry.getKey().rhythm() == rhythm)
        .map(Map.Entry::getValue)
        .anyMatch(other -> other.open && other.alerted && (staleCounts || !other.stale));
  }

  private void tell(
      OpenEpisode episode, RhythmSignal signal, RhythmEpisode.Status status, EpisodeSink out) {
    String deviceId = signal.source().deviceId();
    boolean opened = status == RhythmEpisode.Status.OPENED;
    out.episode(
        new RhythmEpisode(
            RhythmEpisode.id(signal.rhythm(), patientId, deviceId, episode.onsetMicros),
            episode.revision,
            patientId,
            deviceId,
            signal.rhythm(),
            status,
            episode.onsetMicros,
            signal.atMicros(),
            opened ? null : (Long) episode.endMicros,
            episode.beats,
            rate(episode),
            episode.poor,
            wardId,
            bedId));
  }

  private static Double rate(OpenEpisode episode) {
    long span = episode.endMicros - episode.onsetMicros;
    return episode.beats > 1 && span > 0 ? (Double) BeatWindow.rate(episode.beats - 1, span) : null;
  }

  /** Instants of one rule never coincide, so that its end cannot overtake its begin. */
  private void say(RhythmSignal signal, EpisodeSink out) {
    int rhythm = signal.rhythm().ordinal();
    saidMicros[rhythm] = Math.max(signal.atMicros(), saidMicros[rhythm] + 1);
    out.signal(RhythmFindings.signal(signal, saidMicros[rhythm]));
  }

  /** Writes everything, behind a version byte. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(patientId);
    writeOptional(wardId, out);
    writeOptional(bedId, out);
    out.writeShort(episodes.size());
    for (Map.Entry<Key, OpenEpisode> entry : episodes.entrySet()) {
      out.writeByte(entry.getKey().rhythm().ordinal());
      out.writeUTF(entry.getKey().deviceId());
      out.writeLong(saidMicros[entry.getKey().rhythm().ordinal()]);
      entry.getValue().write(out);
    }
  }

  /**
   * Reads what {@link #write} of this or an earlier version wrote.
   *
   * @throws IOException if it was written by a newer version
   */
  public static EpisodeBook read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Episodes of version " + version + " are newer than this code");
    }
    EpisodeBook book = new EpisodeBook(in.readUTF());
    book.wardId = readOptional(in);
    book.bedId = readOptional(in);
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      Rhythm rhythm = Rhythm.values()[in.readByte()];
      Key key = new Key(rhythm, in.readUTF());
      book.saidMicros[rhythm.ordinal()] = in.readLong();
      book.episodes.put(key, OpenEpisode.read(in));
    }
    return book;
  }

  private static void writeOptional(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static String readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
