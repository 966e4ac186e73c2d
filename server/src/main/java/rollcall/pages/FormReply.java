package rollcall.pages;

/** What follows a form: a page, or the way to another one. */
public sealed interface FormReply permits Page, SeeOther {}
