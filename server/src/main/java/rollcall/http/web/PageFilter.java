package rollcall.http.web;

import java.util.Set;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.ITemplateHandler;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Runs a handler over all elements and texts of a finished page. */
final class PageFilter extends AbstractDialect implements IPostProcessorDialect {
    private final Class<? extends ITemplateHandler> handler;
    private final int order;

    /**
     * @param handler a public class with a public constructor without parameters: Thymeleaf makes one object for each page
     * @param order filters with smaller numbers run first
     */
    PageFilter(Class<? extends ITemplateHandler> handler, int order) {
        super(handler.getSimpleName());
        this.handler = handler;
        this.order = order;
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return order;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, handler, order));
    }
}
