package rollcall.pages;

import java.util.function.Supplier;

/** Does work of which all questions to the database may go over one connection. */
public interface OneConnection {
    <T> T during(Supplier<T> work);
}
