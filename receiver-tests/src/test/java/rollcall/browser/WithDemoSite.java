package rollcall.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link DemoSite} of this process, which ends with it. Surefire runs each class by itself, so what JUnit closes after
 * its last test would be made again for every class.
 */
public final class WithDemoSite implements ParameterResolver {
    private static DemoSite site;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DemoSite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return only();
    }

    private static synchronized DemoSite only() {
        if (site == null) {
            site = new DemoSite();
        }
        return site;
    }
}
