package rollcall.store.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers of every release have to take the same lock for the same instance. */
@Tag("fast")
class InstanceLockTest {
    @ParameterizedTest
    @CsvSource({
        "1, 00000000-0000-0000-0000-000000000000, 31",
        "2, 00000000-0000-0000-0000-000000000001, 63",
        "1, 00000001-0000-0000-0000-000000000000, 32",
        "7, 0b6f2f2e-7c1d-4a59-9f36-5d0a4f0e6c11, -1488300731",
        "-3, ffffffff-ffff-ffff-ffff-ffffffffffff, -93",
    })
    void an_instance_has_this_lock_for_ever(int product, UUID instance, int lock) {
        assertThat(new InstanceKey(product, instance).lock()).isEqualTo(lock);
    }
}
