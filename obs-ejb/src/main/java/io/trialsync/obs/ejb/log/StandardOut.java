package io.trialsync.obs.ejb.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The process's stdout, beneath whatever the server has put over {@code System.out}. Lines come out
 * whole: the server's lines take the same lock, and it is an object of Java itself because they are
 * written by a copy of this class in another class loader.
 */
final class StandardOut {
  private static final FileOutputStream STDOUT = new FileOutputStream(FileDescriptor.out);

  private StandardOut() {}

  static void write(CharSequence lines) {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    synchronized (FileDescriptor.out) {
      try {
        STDOUT.write(bytes);
      } catch (IOException nobodyReads) {
        // Where stdout is gone there is no place left to say so.
      }
    }
  }
}
