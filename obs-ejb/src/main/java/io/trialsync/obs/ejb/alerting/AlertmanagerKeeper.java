package io.trialsync.obs.ejb.alerting;

import io.trialsync.obs.ejb.alerting.render.FolderRefusedException;
import io.trialsync.obs.ejb.alerting.render.RenderedFolder;
import io.trialsync.obs.ejb.alerting.render.Rendering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the folder that Alertmanager reads as the settings say, and says so in one line when it
 * cannot, or can again.
 */
@ApplicationScoped
public class AlertmanagerKeeper {
  private static final System.Logger LOG = System.getLogger(AlertmanagerKeeper.class.getName());

  @Inject AlertConfig config;

  private final Alertmanager alertmanager = new Alertmanager();
  private boolean told;
  private String trouble = "";
  private volatile boolean applied;

  /** Whether this server keeps the settings of an Alertmanager. */
  public boolean isConfigured() {
    return config.folder().isPresent();
  }

  /** Whether the settings of now are written, and taken where somebody is to be told. */
  public boolean isApplied() {
    return applied;
  }

  /** Writes what differs, and tells Alertmanager until it has understood. */
  synchronized void keep() {
    Optional<Path> folder = config.folder();
    if (folder.isEmpty()) {
      return;
    }
    List<String> complaints = config.complaints();
    Optional<String> problem =
        complaints.isEmpty() ? write(folder.get()) : Optional.of(complaints.get(0));
    applied = problem.isEmpty();
    String now = problem.orElse("");
    if (!now.equals(trouble) && !now.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "event=alertmanager_settings_not_applied {0}", now);
    }
    trouble = now;
  }

  private Optional<String> write(Path folder) {
    try {
      Rendering rendering = Rendering.of(config.settings(), folder);
      boolean changed = new RenderedFolder(folder).write(rendering);
      if (!changed && told) {
        return Optional.empty();
      }
      told = false;
      Optional<String> problem = config.reload().flatMap(alertmanager::reload);
      if (problem.isEmpty()) {
        told = true;
        LOG.log(
            System.Logger.Level.INFO,
            "event=alertmanager_settings_applied Written to {0}: {1}. Left out: {2}.",
            folder,
            String.join("; ", rendering.receivers()),
            String.join(", ", rendering.leftOut()));
      }
      return problem;
    } catch (FolderRefusedException refused) {
      return Optional.of(Objects.requireNonNullElse(refused.getMessage(), ""));
    }
  }
}
