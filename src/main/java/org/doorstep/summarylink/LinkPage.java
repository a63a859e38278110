package org.doorstep.summarylink;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.doorstep.signin.FormPage;
import org.doorstep.summarylink.SummaryLinks.Waiting;

/**
 * The page behind a link: it asks for the code and hands out the sheets. To look at it uses nothing
 * up, because programs that read mail follow links as well.
 */
final class LinkPage extends HttpServlet {

  static final String PATH = "/summary/";

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 100;
  private static final int UNPROCESSABLE = 422;

  private final transient SummaryLinks links;
  private final transient Handover handover;
  private final transient Pace pace;
  private final transient ClientAddress addresses;
  private final transient RefusalAnswer answers;

  LinkPage(
      SummaryLinks links,
      Handover handover,
      Pace pace,
      ClientAddress addresses,
      RefusalAnswer answers) {
    this.links = links;
    this.handover = handover;
    this.pace = pace;
    this.addresses = addresses;
    this.answers = answers;
  }

  /** The words of the page in one language. */
  private record Words(String title, String code, String button, String wrong, String over) {

    static Words in(Language language) {
      return switch (language) {
        case UK ->
            new Words(
                "Документ для вас",
                "Код, який вам сказали телефоном",
                "Відкрити",
                "Код неправильний. Після п'яти неправильних кодів посилання більше не діє.",
                "Це посилання не діє або більше не діє. Попросіть тих, хто його надіслав, надіслати"
                    + " документ ще раз.");
        case RU ->
            new Words(
                "Документ для вас",
                "Код, который вам сказали по телефону",
                "Открыть",
                "Код неверен. После пяти неверных кодов ссылка больше не действует.",
                "Эта ссылка не действует или больше не действует. Попросите тех, кто её отправил,"
                    + " отправить документ ещё раз.");
        case EN ->
            new Words(
                "A document for you",
                "The code that you were told by phone",
                "Open",
                "The code is wrong. After five wrong codes the link is dead.",
                "This link leads nowhere, or not any more. Ask those who sent it to send the document"
                    + " again.");
        case FR ->
            new Words(
                "Un document pour vous",
                "Le code que l'on vous a dit par téléphone",
                "Ouvrir",
                "Le code est incorrect. Après cinq codes incorrects, le lien ne vaut plus rien.",
                "Ce lien ne mène nulle part, ou plus. Demandez à ceux qui l'ont envoyé d'envoyer le"
                    + " document de nouveau.");
      };
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Waiting> waiting = find(request);
    if (waiting.isEmpty()) {
      over(request, response);
    } else {
      ask(request, response, waiting.get().language(), false);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      pace.require("summary link " + addresses.of(request));
      Optional<Waiting> waiting = find(request);
      if (waiting.isEmpty()) {
        over(request, response);
        return;
      }
      String code = code(request);
      Optional<byte[]> sheets = links.unseal(token(request), code);
      if (sheets.isEmpty()) {
        handover.refuse(waiting.get(), addresses.of(request));
        response.setStatus(UNPROCESSABLE);
        ask(request, response, waiting.get().language(), true);
      } else if (handover.permits(waiting.get(), addresses.of(request))) {
        links.opened(token(request));
        write(response, sheets.get());
      } else {
        links.end(token(request));
        over(request, response);
      }
    } catch (Refusal refusal) {
      answers.write(request, response, refusal);
    }
  }

  private Optional<Waiting> find(HttpServletRequest request) {
    return links.find(token(request));
  }

  private static String token(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null || path.length() > LONGEST ? "" : path.substring(1);
  }

  /** People write a number as they were told it. */
  private static String code(HttpServletRequest request) {
    String code = request.getParameter("code");
    return code == null || code.length() > LONGEST ? "" : code.replaceAll("[^0-9]", "");
  }

  private static void ask(
      HttpServletRequest request, HttpServletResponse response, Language language, boolean wrong)
      throws IOException {
    Words words = Words.in(language);
    FormPage.write(
        response,
        language,
        words.title(),
        FormPage.message(true, wrong ? words.wrong() : null)
            + FormPage.form(
                request.getRequestURI(), FormPage.code("code", words.code()), words.button()));
  }

  private static void over(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = Language.preferred(request.getHeader("Accept-Language"));
    Words words = Words.in(language);
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    FormPage.write(response, language, words.title(), FormPage.message(true, words.over()));
  }

  private static void write(HttpServletResponse response, byte[] sheets) throws IOException {
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "attachment; filename=\"summary.pdf\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(sheets.length);
    response.getOutputStream().write(sheets);
  }
}
