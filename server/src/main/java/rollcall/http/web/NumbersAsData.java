package rollcall.http.web;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;

/**
 * Wraps every number in a table cell of the class {@code n}: {@code <data value="1874">1,874</data>}. Scripts read the value and not the
 * text for people. The value of a share is in percent. Text that is not a plain number (a dash, a range, a duration) stays as it is.
 */
public final class NumbersAsData extends AbstractTemplateHandler {
    /** The format of {@link rollcall.pages.text.Numbers}. */
    private static final Pattern NUMBER =
            Pattern.compile("\\s*(?:about\u00a0)?([+-]?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?|[+-]?\\d+)(?:\u00a0%)?\\s*");

    /** Elements whose text is left alone. */
    private static final Set<String> SPEAK_FOR_THEMSELVES = Set.of("data", "time", "code", "button");

    private boolean inCell;
    private int inOthers;

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
        if (isCell(tag)) {
            inCell = List.of(String.valueOf(tag.getAttributeValue("class")).split("\\s+"))
                    .contains("n");
        } else if (speaksForItself(tag)) {
            inOthers++;
        }
        super.handleOpenElement(tag);
    }

    @Override
    public void handleCloseElement(ICloseElementTag tag) {
        if (isCell(tag)) {
            inCell = false;
        } else if (speaksForItself(tag)) {
            inOthers--;
        }
        super.handleCloseElement(tag);
    }

    @Override
    public void handleText(IText text) {
        Matcher number = inCell && inOthers == 0 ? NUMBER.matcher(text.getText()) : null;
        if (number == null || !number.matches()) {
            super.handleText(text);
            return;
        }
        IModelFactory factory = getContext().getModelFactory();
        super.handleOpenElement(
                factory.createOpenElementTag("data", "value", number.group(1).replace(",", "")));
        super.handleText(text);
        super.handleCloseElement(factory.createCloseElementTag("data"));
    }

    private static boolean isCell(IElementTag tag) {
        return tag.getElementCompleteName().equals("td");
    }

    private static boolean speaksForItself(IElementTag tag) {
        return SPEAK_FOR_THEMSELVES.contains(tag.getElementCompleteName());
    }
}
