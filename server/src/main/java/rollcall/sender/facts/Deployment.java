package rollcall.sender.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Finds out how this program is deployed, by the traces that each kind of deployment leaves in the environment and in the file system. A
 * container takes precedence over systemd, because systemd can run inside a container.
 */
public final class Deployment {
    private static final String UNIT = ".service";

    private final Map<String, String> environment;
    private final Path root;

    private Deployment(Map<String, String> environment, Path root) {
        this.environment = environment;
        this.root = root;
    }

    /**
     * Returns one of {@code kubernetes}, {@code podman}, {@code docker}, {@code lxc}, {@code systemd} and {@code native}.
     *
     * @param environment the environment variables of the process
     * @param root the root directory of the file system
     */
    public static String of(Map<String, String> environment, Path root) {
        return new Deployment(environment, root).name();
    }

    private String name() {
        if (environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            return "kubernetes";
        }
        String container = environment.getOrDefault("container", "");
        if (container.equals("podman") || exists("run/.containerenv")) {
            return "podman";
        }
        if (container.equals("docker") || exists(".dockerenv")) {
            return "docker";
        }
        if (container.startsWith("lxc")) {
            return "lxc";
        }
        return isUnit() ? "systemd" : "native";
    }

    /**
     * Whether the process runs in a systemd service of its own. The control group decides, because every process started from a service
     * inherits systemd's environment variables, also a shell in a terminal.
     */
    private boolean isUnit() {
        return groups().stream()
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .anyMatch(Deployment::isOwnUnit);
    }

    /**
     * Whether the control group names a service that is not a log-in or cron service. Without systemd's sessions a logged-in user's
     * processes stay in the service that let the user in, for example {@code sshd.service}.
     */
    private static boolean isOwnUnit(String group) {
        return group.endsWith(UNIT)
                && !List.of("ssh", "sshd", "cron", "crond", "user").contains(withoutSuffix(group));
    }

    private static String withoutSuffix(String group) {
        String unit = group.substring(0, group.length() - UNIT.length());
        return unit.contains("@") ? unit.substring(0, unit.indexOf('@')) : unit;
    }

    private List<String> groups() {
        try {
            return Files.readAllLines(root.resolve("proc/self/cgroup"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }
}
