package org.doorstep.transfer;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Prints a summary as PDF: the first sheet is what has to be known at the door, the details begin
 * on the second. The fonts are in the file, so that Cyrillic is read everywhere; nothing is fetched
 * from elsewhere and nothing in it runs.
 */
@Component
class SummaryPrint {

  /** Points. Smaller than the last one nobody reads at a bedside. */
  private static final List<Double> SIZES = List.of(11.0, 10.0, 9.0, 8.0, 7.5);

  /** Characters that a value may have on the first sheet where even small letters do not fit. */
  private static final List<Integer> LENGTHS = List.of(400, 200, 100, 50);

  /** DejaVu (https://dejavu-fonts.github.io, free licence) as net.sf.jasperreports packs it. */
  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";

  private final Narratives narratives;

  SummaryPrint(Narratives narratives) {
    this.narratives = narratives;
  }

  /**
   * Prints a page.
   *
   * @param page with drawings in the form {@link Narratives.Form#PLACE}
   * @param drawings what is drawn, by its place
   * @param more what stands where a value of the first sheet had to be cut
   * @return a PDF file
   */
  byte[] pdf(View.Page page, Map<String, Drawing> drawings, String more) {
    for (double size : SIZES) {
      if (fits(page, size)) {
        return print(narratives.sheets(page, size, false), drawings);
      }
    }
    double smallest = SIZES.get(SIZES.size() - 1);
    View.Page shown = page;
    for (int length : LENGTHS) {
      shown = page.shortened(length, more);
      if (fits(shown, smallest)) {
        break;
      }
    }
    return print(narratives.sheets(shown, smallest, false), drawings);
  }

  private boolean fits(View.Page page, double size) {
    try (PdfBoxRenderer renderer =
        builder(narratives.sheets(page, size, true), Map.of(), new ByteArrayOutputStream())
            .buildPdfRenderer()) {
      renderer.layout();
      return renderer.getRootBox().getLayer().getPages().size() == 1;
    }
  }

  private static byte[] print(String xhtml, Map<String, Drawing> drawings) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(100_000);
    try {
      builder(xhtml, drawings, file).run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private static PdfRendererBuilder builder(
      String xhtml, Map<String, Drawing> drawings, ByteArrayOutputStream file) {
    return new PdfRendererBuilder()
        .withW3cDocument(parse(xhtml), null)
        .useExternalResourceAccessControl(
            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl(
            (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
        .useFont(() -> font(".ttf"), "DejaVu", 400, FontStyle.NORMAL, true)
        .useFont(() -> font("-Bold.ttf"), "DejaVu", 700, FontStyle.NORMAL, true)
        .useObjectDrawerFactory(new Places(drawings))
        .withProducer("Doorstep")
        .toStream(file);
  }

  private static InputStream font(String name) {
    InputStream font = SummaryPrint.class.getResourceAsStream(FONTS + name);
    if (font == null) {
      throw new IllegalStateException("The font " + FONTS + name + " is not in the program.");
    }
    return font;
  }

  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return parsers
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xhtml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException | IOException malformed) {
      throw new IllegalStateException("The template of the print is not well-formed.", malformed);
    }
  }

  /** Draws upon the places that the narratives leave. */
  private record Places(Map<String, Drawing> drawings) implements FSObjectDrawerFactory {

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element place) {
      Drawing drawing = drawings.get(place.getAttribute("data"));
      return drawing == null ? null : new Drawer(drawing);
    }

    @Override
    public boolean isReplacedObject(Element place) {
      return drawings.containsKey(place.getAttribute("data"));
    }
  }

  private record Drawer(Drawing drawing) implements FSObjectDrawer {

    @Override
    public Map<Shape, String> drawObject(
        Element place,
        double x,
        double y,
        double width,
        double height,
        OutputDevice paper,
        RenderingContext context,
        int dots) {
      float wide = (float) width / dots;
      float high = (float) height / dots;
      paper.drawWithGraphics(
          (float) x,
          (float) y,
          wide,
          high,
          pen -> {
            double scale = wide / drawing.width();
            pen.scale(scale, scale);
            drawing.paint(pen);
          });
      return Map.of();
    }
  }
}
