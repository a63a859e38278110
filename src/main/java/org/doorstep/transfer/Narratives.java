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

  private final TemplateEngine engine = new TemplateEngine();

  Narratives() {
    engine.addTemplateResolver(resolver("narrative", TemplateMode.XML, ".xml"));
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
   * The text of a section; drawings are pictures, as narratives may hold no SVG.
   *
   * @param blocks what to show
   * @param language the language of the text
   */
  Narrative narrative(List<View.Block> blocks, Language language) {
    Narrative narrative = new Narrative().setStatus(NarrativeStatus.GENERATED);
    XhtmlNode div = narrative.getDiv();
    div.setValueAsString(body(blocks, language, false));
    return narrative;
  }

  /**
   * Blocks as XHTML.
   *
   * @param blocks what to show
   * @param language the language of the text
   * @param drawn whether tracings are drawn (SVG) or pictures (PNG)
   */
  String body(List<View.Block> blocks, Language language, boolean drawn) {
    return engine.process(
        "narrative",
        new Context(
            Locale.ROOT, Map.of("blocks", blocks, "language", language.tag(), "drawn", drawn)));
  }

  /** The whole page. */
  String page(View.Page page) {
    return engine.process("page", new Context(Locale.ROOT, Map.of("page", page)));
  }
}
