package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.RejectionWords;

/**
 * An ignored name, as the table shows it.
 *
 * @param kind the shape of the value that was sent, in words
 * @param reason why it was ignored, in words
 * @param count how often it was ignored, written out
 * @param remark what the reason means or what to do, in words; may be empty
 * @param command the command that solves the problem; null if there is none
 * @param code the name as an address says it; null if the name cannot be kept, or if this account may not keep it
 * @param permitHref the link to the form that keeps the name; null likewise
 * @param before how often it was ignored on the earlier days with which the page compares, written out; null if it does not
 */
public record IgnoredNameLine(
        String name,
        String kind,
        String reason,
        String count,
        LocalDate lastDay,
        String remark,
        String command,
        String code,
        String permitHref,
        String before) {
    /** @param list the path of the page */
    static List<IgnoredNameLine> of(
            PageRequest pageRequest, String list, List<IgnoredName> ignored, EarlierRejections earlier) {
        return ignored.stream()
                .map(each -> of(pageRequest, list, each, earlier))
                .toList();
    }

    private static IgnoredNameLine of(
            PageRequest pageRequest, String list, IgnoredName ignored, EarlierRejections earlier) {
        boolean may = pageRequest.who().superuser() && ignored.standing() == IgnoredName.NameStanding.PERMITTABLE;
        return new IgnoredNameLine(
                ignored.name(),
                RejectionWords.shape(ignored.kind()),
                Messages.translated(ignored.reason()),
                Numbers.count(ignored.count()),
                ignored.lastDay(),
                IgnoredNameWords.remark(ignored),
                IgnoredNameWords.command(pageRequest, ignored),
                may ? ignored.code() : null,
                may ? list + Query.of(Map.of("permit", ignored.code())) + "#permit" : null,
                earlier.head() == null ? null : Numbers.count(earlier.of(ignored)));
    }
}
