package rollcall.sender.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How this program is deployed, told by the marks that each way of deploying leaves: in a container the container counts, even where
 * systemd runs within it.
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
     * One of kubernetes, podman, docker, lxc, systemd and native.
     *
     * @param environment the process's variables
     * @param root where the file system begins
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

    /** A variable would be inherited by whoever is started from a unit, a terminal for example; the control group is the process's own. */
    private boolean isUnit() {
        return groups().stream()
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .anyMatch(Deployment::isOwnUnit);
    }

    /** Log-ins without systemd's sessions stay in the unit of what let them in. */
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
