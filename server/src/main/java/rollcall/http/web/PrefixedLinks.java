package rollcall.http.web;

import java.util.List;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;

/**
 * Puts the path prefix that a proxy removes before every address of this site in a finished page. Templates and pages write addresses
 * without the prefix.
 */
public final class PrefixedLinks extends AbstractTemplateHandler {
    /** The variable with the prefix; empty for none. */
    static final String PREFIX = "pathPrefix";

    private static final List<String> ATTRIBUTES =
            List.of("href", "src", "action", "formaction", "hx-get", "hx-post", "data-echarts");

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        super.handleOpenElement(prefixed(tag));
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
        super.handleStandaloneElement(prefixed(tag));
    }

    private <T extends IProcessableElementTag> T prefixed(T tag) {
        Object prefix = getContext().getVariable(PREFIX);
        if (prefix == null || prefix.equals("")) {
            return tag;
        }
        T changed = tag;
        for (String name : ATTRIBUTES) {
            String address = changed.getAttributeValue(name);
            if (address != null && address.startsWith("/")) {
                changed = getContext().getModelFactory().setAttribute(changed, name, prefix + address);
            }
        }
        return changed;
    }
}
