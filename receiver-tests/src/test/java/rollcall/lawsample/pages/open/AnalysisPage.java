package rollcall.lawsample.pages.open;

import rollcall.lawsample.analysis.Answer;

/** Breaks the law: shows exact numbers. */
public record AnalysisPage(Answer answer) {}
