package rollcall.demo;

/**
 * Who may look at the demo.
 *
 * @param password new at every start
 */
public record DemoLogin(String email, String password) {}
