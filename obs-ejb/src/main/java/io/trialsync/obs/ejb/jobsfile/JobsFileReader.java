package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads what a jobs file declares; every refusal names the line. */
public final class JobsFileReader {
  /** Names of the parts of a file. */
  public static final Set<String> PARTS = Set.of("jobs", "tenants");

  /** Most bytes of a file. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  /** Most jobs of a file: one transaction takes them all. */
  static final int MOST_JOBS = 5_000;

  private static final String DEFAULT_TENANT = "default";
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

  private final SettingsTree tree = new SettingsTree();
  private final List<DeclaredJob> declared = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Whether other parts are passed over: they are settings, and read elsewhere. */
  private final boolean amongSettings;

  private JobsFileReader(boolean amongSettings) {
    this.amongSettings = amongSettings;
  }

  /** Reads the bytes of a file. */
  static JobsFile read(byte[] bytes) {
    return read(bytes, new JobsFileReader(false));
  }

  /** Reads what the settings file declares among its settings. */
  static JobsFile readAmongSettings(byte[] bytes) {
    return read(bytes, new JobsFileReader(true));
  }

  private static JobsFile read(byte[] bytes, JobsFileReader reader) {
    if (bytes.length > MOST_BYTES) {
      throw new JobsFileException(1, "the file may have at most " + MOST_BYTES + " bytes.");
    }
    reader.file(YamlText.read(text(bytes)));
    return JobsFile.of(reader.declared);
  }

  /**
   * The text of a file.
   *
   * @throws JobsFileException when it is not in UTF-8
   */
  public static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherEncoding) {
      throw new JobsFileException(1, "the file must be written in UTF-8.");
    }
  }

  private void file(Node root) {
    for (Map.Entry<String, NodeTuple> part : SettingsTree.members(root, "the file").entrySet()) {
      Node value = part.getValue().getValueNode();
      switch (part.getKey()) {
        case "jobs" -> jobs(DEFAULT_TENANT, value);
        case "tenants" -> tenants(value);
        default -> {
          if (!amongSettings) {
            throw stranger(part, "the file may hold jobs and tenants and nothing else.");
          }
        }
      }
    }
  }

  private void tenants(Node node) {
    for (Map.Entry<String, NodeTuple> tenant : SettingsTree.members(node, "tenants").entrySet()) {
      String id = tenant.getKey();
      if (!TENANT.matcher(id).matches()) {
        throw stranger(tenant, "a tenant must be 1 to 64 characters of A-Z a-z 0-9 . _ : @ -.");
      }
      Node parts = tenant.getValue().getValueNode();
      for (Map.Entry<String, NodeTuple> part :
          SettingsTree.members(parts, "tenant " + SettingsTree.shortened(id)).entrySet()) {
        if (!"jobs".equals(part.getKey())) {
          throw stranger(part, "a tenant may hold jobs and nothing else.");
        }
        jobs(id, part.getValue().getValueNode());
      }
    }
  }

  private void jobs(String tenantId, Node node) {
    for (Map.Entry<String, NodeTuple> job : SettingsTree.members(node, "jobs").entrySet()) {
      String id = job.getKey();
      if (!ReportLimits.isJobId(id)) {
        throw stranger(
            job,
            "job_id must be 1 to %d characters of A-Z a-z 0-9 . _ : @ ~ -."
                .formatted(ReportLimits.JOB_ID_LENGTH));
      }
      if (!MaskedName.ofReference(id).equals(id)) {
        throw stranger(
            job, "job_id must not hold a person's e-mail address or number, or a secret.");
      }
      if (!seen.add(tenantId + " " + id)) {
        throw stranger(job, "job " + id + " must stand in the file once.");
      }
      if (declared.size() == MOST_JOBS) {
        throw stranger(job, "a file may declare at most " + MOST_JOBS + " jobs.");
      }
      declared.add(job(tenantId, id, job.getValue()));
    }
  }

  /** A job with nothing behind its name has all settings as usual. */
  private DeclaredJob job(String tenantId, String id, NodeTuple member) {
    Node settings = member.getValueNode();
    int line = SettingsTree.line(member.getKeyNode());
    boolean bare = settings instanceof ScalarNode && settings.getTag().equals(Tag.NULL);
    return bare
        ? new DeclaredJob(tenantId, id, "{}", line, Map.of())
        : new DeclaredJob(tenantId, id, tree.settings(settings, id).toString(), line, tree.lines());
  }

  private static JobsFileException stranger(Map.Entry<String, NodeTuple> part, String sentence) {
    return new JobsFileException(SettingsTree.line(part.getValue().getKeyNode()), sentence);
  }
}
