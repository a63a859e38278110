package org.doorstep.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the templates: narratives for FHIR, and the page that is read and printed. */
@Component
class Narratives {

  /** How what is drawn is shown. */
  enum Form {
    /** Not at all, where every byte counts. */
    WORDS,
    /** As a picture (PNG), because narratives of FHIR may hold no drawings. */
    PICTURE,
    /** As lines (SVG), on a page. */
    LINES,
    /** As a place that is drawn upon later, on a sheet of paper. */
    PLACE
  }

  private final TemplateEngine engine = new TemplateEngine();

  Narratives() {
    // Written for XML, every letter beyond ASCII would become a number, seven times as long.
    engine.addTemplateResolver(resolver("narrative", TemplateMode.HTML, ".html"));
    engine.addTemplateResolver(resolver("print", TemplateMode.XML, ".xml"));
    engine.addTemplateResolver(resolver("page", TemplateMode.HTML, ".html"));
  }

  private static ClassLoaderTemplateResolver resolver(
      String name, TemplateMode mode, String suffix) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("org/doorstep/transfer/");
    resolver.setSuffix(suffix);
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setResolvablePatterns(java.util.Set.of(name));
    return resolver;
  }

  /**
   * The text of a section.
   *
   * @param blocks what to show
   * @param language the language of the text
   * @param form words or pictures
   */
  Narrative narrative(List<View.Block> blocks, Language language, Form form) {
    Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
    XhtmlNode div = narrative.getDiv();
    div.setValueAsString(body(blocks, language, form));
    return narrative;
  }

  /**
   * Blocks as XHTML.
   *
   * @param blocks what to show
   * @param language the language of the text
   * @param form how what is drawn is shown
   */
  String body(List<View.Block> blocks, Language language, Form form) {
    return engine.process(
        "narrative",
        new Context(
            Locale.ROOT,
            Map.of("blocks", blocks, "language", language.tag(), "form", form.name())));
  }

  /** The whole page. */
  String page(View.Page page) {
    return engine.process("page", new Context(Locale.ROOT, Map.of("page", page)));
  }

  /**
   * The same page as XHTML for sheets of paper.
   *
   * @param page with drawings in the form {@link Form#PLACE}
   * @param size the size of the letters of the first sheet in points
   * @param coverOnly whether to leave out everything but the first sheet
   */
  String sheets(View.Page page, double size, boolean coverOnly) {
    return engine.process(
        "print",
        new Context(Locale.ROOT, Map.of("page", page, "size", size, "coverOnly", coverOnly)));
  }
}
