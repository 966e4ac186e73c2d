package rollcall.access.people;

/**
 * Somebody who may log in.
 *
 * @param id its number in every table
 * @param email in lower case
 * @param role what it may do
 */
public record Account(int id, String email, Role role) {
    public boolean superuser() {
        return role == Role.SUPERUSER;
    }
}
