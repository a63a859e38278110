package org.doorstep.transfer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.doorstep.chart.EcgLayout;
import org.doorstep.chart.EcgPicture;
import org.doorstep.chart.RecordedEcg;
import org.doorstep.fhir.Language;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures in docs/pictures: the first sheet of an invented person's summary in four
 * languages, and the electrocardiogram that was recorded. Not part of the build:
 *
 * <pre>mvn test -Dtest=PicturesOfSummary</pre>
 */
class PicturesOfSummary {

  private static final Path FOLDER = Path.of("docs", "pictures");
  private static final float SHEET_DPI = 90;
  private static final int PER_MILLIMETRE = 6;

  @Test
  void firstSheets() throws IOException {
    Files.createDirectories(FOLDER);
    for (Language language : Language.values()) {
      byte[] file = SummaryTestCase.print(new Oksana("").dossier(), language);
      try (PDDocument print = Loader.loadPDF(file)) {
        BufferedImage sheet =
            new PDFRenderer(print).renderImageWithDPI(0, SHEET_DPI, ImageType.GRAY);
        write(sheet, "transfer-summary-" + language.tag() + ".png", SHEET_DPI / 25.4);
      }
    }
  }

  @Test
  void electrocardiogram() throws IOException {
    byte[] png = EcgPicture.png(RecordedEcg.infarction(), EcgLayout.LANDSCAPE, PER_MILLIMETRE);
    write(ImageIO.read(new java.io.ByteArrayInputStream(png)), "ecg.png", PER_MILLIMETRE);
  }

  /** With its scale, so that a program that prints it prints it in its true size. */
  private static void write(BufferedImage image, String name, double perMillimetre)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    String points = String.valueOf(Math.round(perMillimetre * 1000));
    IIOMetadataNode scale = new IIOMetadataNode("pHYs");
    scale.setAttribute("pixelsPerUnitXAxis", points);
    scale.setAttribute("pixelsPerUnitYAxis", points);
    scale.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(scale);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    Path file = FOLDER.resolve(name);
    Files.deleteIfExists(file);
    try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(output);
      writer.write(new IIOImage(image, null, metadata));
    }
    writer.dispose();
  }
}
