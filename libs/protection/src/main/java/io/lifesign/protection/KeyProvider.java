package io.lifesign.protection;

import javax.crypto.SecretKey;

/** Where the keys of sealed values come from: a folder, or whatever keeps keys in a house. */
public interface KeyProvider {

  /** The id of the key with which values are sealed from now on. */
  String current();

  /**
   * The key of that id, which may have been the current one long ago.
   *
   * @throws BadKey if there is none: what was sealed with it is lost for good
   */
  SecretKey key(String id);
}
