package io.lifesign.fhirserver;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Pages for people: all patients, and one. */
final class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient ResourceStore store;

  PageServlet(ResourceStore store) {
    this.store = store;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    String patient = request.getParameter("id");
    if (path == null || path.equals("/")) {
      write(response, new WardPage(store).html());
    } else if (path.equals("/patient") && patient != null) {
      write(response, new PatientPage(store, patient).html());
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void write(HttpServletResponse response, String html) throws IOException {
    response.setContentType("text/html; charset=utf-8");
    // nothing here comes from elsewhere, and no script runs
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }
}
