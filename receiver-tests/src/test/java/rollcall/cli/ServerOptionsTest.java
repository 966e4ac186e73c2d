package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rollcall.support.Launcher;

/** With which options the launcher starts the virtual machine of a server. */
class ServerOptionsTest {
    @Test
    void before_jdk_22_the_collector_waits_until_answers_are_packed_instead_of_saying_that_the_heap_is_full()
            throws Exception {
        Launcher.Result flags = Launcher.run(Map.of("ROLLCALL_JAVA_OPTS", "-XX:+PrintFlagsFinal -version"), "");

        assertThat(flags.exit()).as(flags.err()).isZero();
        assertThat(flags.out()).containsPattern("bool ExitOnOutOfMemoryError += true");
        if (Runtime.version().feature() < 22) {
            assertThat(flags.out()).containsPattern("GCLockerRetryAllocationCount += 1000");
        }
    }
}
