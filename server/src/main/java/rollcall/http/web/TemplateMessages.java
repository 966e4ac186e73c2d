package rollcall.http.web;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import rollcall.pages.text.Messages;

/** Gives templates the messages that they name: {@code #{overview.title}}. */
final class TemplateMessages extends AbstractMessageResolver {
    /** The beginning of a link to this site. {@link PrefixedLinks} does not see the tags within a message. */
    private static final String LINK = "href=\"/";

    @Override
    public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        String message = Messages.get(key, parameters == null ? new Object[0] : parameters);
        Object prefix = context.getVariable(PrefixedLinks.PREFIX);
        return prefix == null ? message : message.replace(LINK, "href=\"" + prefix + "/");
    }

    /** Is not asked: {@link Messages#get} fails for a key that does not exist, and a test reads all keys of all templates. */
    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
        throw new IllegalArgumentException("there is no message " + key);
    }
}
