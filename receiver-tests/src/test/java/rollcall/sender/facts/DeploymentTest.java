package rollcall.sender.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marks of each way of deploying, in the file system of a machine that is made here. */
@Tag("fast")
class DeploymentTest {
    @TempDir
    Path root;

    @Test
    void a_machine_without_marks_runs_it_natively() {
        assertThat(Deployment.of(Map.of(), root)).isEqualTo("native");
    }

    @ParameterizedTest
    @CsvSource({".dockerenv, docker", "run/.containerenv, podman"})
    void a_containers_file_tells_it_from_others(String file, String deployment) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));
        group("0::/system.slice/rollcall.service");

        assertThat(Deployment.of(Map.of(), root)).isEqualTo(deployment);
        assertThat(Deployment.of(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), root))
                .isEqualTo("kubernetes");
    }

    @ParameterizedTest
    @CsvSource({"docker, docker", "podman, podman", "lxc, lxc", "lxc-libvirt, lxc", "something, native"})
    void a_containers_variable_tells_it_from_others(String container, String deployment) {
        assertThat(Deployment.of(Map.of("container", container), root)).isEqualTo(deployment);
    }

    @ParameterizedTest
    @CsvSource({
        "0::/system.slice/rollcall.service, systemd",
        "1:name=systemd:/user.slice/user-1000.slice/user@1000.service/app.slice/rollcall.service, systemd",
        "0::/system.slice/rollcall@blue.service, systemd",
        "0::/user.slice/user-1000.slice/session-3.scope, native",
        "0::/user.slice/user-1000.slice/user@1000.service, native",
        "0::/system.slice/ssh.service, native",
        "0::/system.slice/cron.service, native",
        "0::/, native",
        "'', native"
    })
    void the_control_group_tells_a_unit_of_its_own_from_a_log_in(String line, String deployment) throws IOException {
        group(line);

        assertThat(Deployment.of(Map.of("INVOCATION_ID", "inherited"), root)).isEqualTo(deployment);
    }

    private void group(String line) throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/cgroup"), line + "\n");
    }
}
