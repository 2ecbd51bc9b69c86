package io.trialsync.obs.ejb.masking.find;

import java.util.List;

/** Finds the name of the user in paths: /home/jdoe, C:\Users\jdoe. */
final class HomeFolders implements Finder {
  private static final List<String> FOLDERS =
      List.of(
          "/home/",
          "/users/",
          "\\users\\",
          "\\\\users\\\\",
          "\\documents and settings\\",
          "\\\\documents and settings\\\\");

  @Override
  public boolean mayFind(Draft draft) {
    return draft.hasAny("/\\");
  }

  @Override
  public void find(Draft draft) {
    for (int i = 0; i < draft.length(); i++) {
      char c = draft.at(i);
      if (c == '/' || c == '\\') {
        takeBehind(draft, i);
      }
    }
  }

  private static void takeBehind(Draft draft, int place) {
    for (String folder : FOLDERS) {
      if (draft.says(place, folder)) {
        int from = place + folder.length();
        draft.take(from, nameEnd(draft, from), Kind.USER);
        return;
      }
    }
  }

  private static int nameEnd(Draft draft, int from) {
    int end = from;
    while (!Chars.endsWritten(draft.at(end))
        && draft.at(end) != '/'
        && draft.at(end) != '\\'
        && draft.at(end) != ':'
        && draft.at(end) != ','
        && draft.at(end) != ')'
        && draft.at(end) != Draft.TAKEN) {
      end++;
    }
    return end;
  }
}
