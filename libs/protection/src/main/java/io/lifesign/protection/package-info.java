/**
 * Keys, pseudonyms of ids, sealed values. Plain Java: the platform's own cryptography and nothing
 * else.
 */
package io.lifesign.protection;
