package rollcall.pages.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.intake.file.FileIntake.LineResult;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/** Shows the form that uploads the report file of an instance without a network, and the result of each line of the file. */
public final class UploadPage {
    /** The page with the form only. */
    public Page show(PageRequest pageRequest) {
        return new Page("upload", model(pageRequest));
    }

    /** The page with the form and the result of an uploaded file. */
    public Page show(PageRequest pageRequest, List<LineResult> lines) {
        Map<String, Object> model = model(pageRequest);
        List<UploadedLine> rows = lines.stream().map(UploadedLine::of).toList();
        model.put("rows", rows);
        model.put("headline", headline(rows));
        return new Page("upload", model);
    }

    private static Map<String, Object> model(PageRequest pageRequest) {
        String here = "/p/" + pageRequest.product().slug();
        Map<String, Object> model = new HashMap<>();
        model.put("uploadHref", here + "/upload");
        model.put("connectHref", here + "/connect");
        model.put("refusalsHref", here + "/refusals");
        return model;
    }

    private static String headline(List<UploadedLine> rows) {
        if (rows.stream().allMatch(row -> row.state().equals("kept"))) {
            return Messages.get("connect.all-kept", rows.size());
        }
        List<String> parts = UploadedLine.STATES.stream()
                .map(state -> words(rows, state))
                .filter(words -> !words.isEmpty())
                .toList();
        return Messages.get("connect.of-the-reports", Phrases.reports(rows.size()), Phrases.list(parts));
    }

    /** How many lines had this result: "2 were kept"; empty for none. */
    private static String words(List<UploadedLine> rows, String state) {
        long count = rows.stream().filter(row -> row.state().equals(state)).count();
        return count == 0 ? "" : Messages.get("connect.count-" + state, count);
    }
}
