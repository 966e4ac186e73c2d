package rollcall.pages.rejections;

/**
 * A field that a superuser added, as the form shows it that keeps it no longer.
 *
 * @param code as the address says it
 * @param name as a person has to type it
 * @param named the name with what it is
 * @param kept whether it is kept now; otherwise only what was kept can be deleted
 * @param deletable whether what was kept can be deleted: what tells errors apart is counted with the errors
 */
public record FieldToStop(String code, String name, String named, boolean kept, boolean deletable) {}
