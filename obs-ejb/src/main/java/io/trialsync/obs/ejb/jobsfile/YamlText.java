package io.trialsync.obs.ejb.jobsfile;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 into nodes that know their lines; what nests too deeply is refused before. */
public final class YamlText {
  /** Settings of a job need nine levels, from the file down to a column on a weekday. */
  static final int DEEPEST = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(JobsFileReader.MOST_BYTES)
          // Both are counted or refused by SettingsTree, which knows the line.
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .setAllowNonScalarKeys(true)
          .build();

  private YamlText() {}

  /** The one document of a jobs file. */
  static Node read(String text) {
    return document(text)
        .orElseThrow(
            () -> new JobsFileException(1, "the file is empty; no jobs at all are jobs: {}."));
  }

  /**
   * The one document of the text; empty where there is none.
   *
   * @throws JobsFileException when it is no YAML
   */
  public static Optional<Node> document(String text) {
    try {
      measure(text);
      return new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException broken) {
      throw new JobsFileException(
          line(broken.getProblemMark()),
          // It quotes names of anchors, tags and directives.
          "this is not YAML: " + SettingsTree.shortened(broken.getProblem()) + ".");
    } catch (YamlEngineException broken) {
      throw new JobsFileException(1, "this is not YAML.");
    }
  }

  /** The line of a place, as people count. */
  static int line(Optional<Mark> place) {
    return place.map(Mark::getLine).orElse(0) + 1;
  }

  /** Nodes are composed by recursion, which ends with the stack; events are not. */
  private static void measure(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw tooDeep(event.getStartMark());
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  static JobsFileException tooDeep(Optional<Mark> place) {
    return new JobsFileException(
        line(place), "this is nested too deeply; " + DEEPEST + " levels are allowed.");
  }
}
