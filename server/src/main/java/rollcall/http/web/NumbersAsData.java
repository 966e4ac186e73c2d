package rollcall.http.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IElementTag;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import rollcall.pages.text.Numbers;

/**
 * Wraps every number in a table cell of the class {@code n}: {@code <data value="1874">1,874</data>}. Scripts read the value and not the
 * text for people. The value of a share is in percent. Text that is not a plain number (a dash, a range, a duration) stays as it is.
 */
public final class NumbersAsData extends AbstractTemplateHandler {
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
        @Nullable String value = inCell && inOthers == 0 ? Numbers.value(text.getText()) : null;
        if (value == null) {
            super.handleText(text);
            return;
        }
        IModelFactory factory = getContext().getModelFactory();
        super.handleOpenElement(factory.createOpenElementTag("data", "value", value));
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
