package org.doorstep.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.doorstep.chart.EcgLine.Point;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EcgDrawingTests {

  @Test
  void oneMillivoltIsTenMillimetresHigh() {
    double[] step = new double[5000];
    Arrays.fill(step, 2000, 2100, 1);
    EcgLine rhythm = lineOf(new EcgTracing(2, Map.of(Lead.II, step)), "II");
    List<Point> points = rhythm.pieces().get(0);
    double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
    assertThat(rhythm.baseline() - top).isEqualTo(10, within(1e-9));
  }

  @Test
  void oneSecondIsTwentyFiveMillimetresWide() {
    double[] spikes = new double[5000];
    spikes[500] = 1;
    spikes[1000] = 1;
    EcgLine rhythm = lineOf(new EcgTracing(2, Map.of(Lead.II, spikes)), "II");
    double[] peaks =
        rhythm.pieces().get(0).stream()
            .filter(point -> point.y() < rhythm.baseline() - 9)
            .mapToDouble(Point::x)
            .toArray();
    assertThat(peaks).hasSize(2);
    assertThat(peaks[1] - peaks[0]).isEqualTo(25, within(1e-9));
  }

  @Test
  void thePeakOfEveryBeatSurvivesThinning() {
    EcgTracing tracing = RecordedEcg.infarction();
    double[] lead = tracing.samples(Lead.II);
    EcgLine rhythm = lineOf(tracing, "II");
    List<Point> points = rhythm.pieces().get(0);
    assertThat(points).hasSizeLessThan(lead.length / 3);
    double middle = Arrays.stream(lead).sorted().skip(lead.length / 2).findFirst().orElseThrow();
    for (int start = 0; start < lead.length; start += 500) {
      double from = 10 + start * 0.05;
      double highest =
          IntStream.range(start, start + 500).mapToDouble(i -> lead[i]).max().orElse(0);
      double drawn =
          points.stream()
              .filter(point -> point.x() >= from - 0.25 && point.x() < from + 25.25)
              .mapToDouble(point -> (rhythm.baseline() - point.y()) / 10 + middle)
              .max()
              .orElseThrow();
      assertThat(drawn).isGreaterThanOrEqualTo(highest - EcgLine.TOLERANCE / 10);
    }
  }

  @Test
  void twelveLeadsStandInThreeRowsOfFourAboveLeadTwo() {
    List<EcgLine> lines = EcgLine.of(RecordedEcg.infarction(), EcgLayout.LANDSCAPE);
    assertThat(lines).hasSize(13);
    assertThat(lines.stream().filter(line -> line.baseline() == 20).map(EcgLine::label))
        .containsExactly("I", "aVR", "V1", "V4");
    assertThat(lines.get(12).label()).isEqualTo("II");
    assertThat(lines.get(12).baseline()).isEqualTo(95);
    assertThat(lines.stream().flatMap(line -> line.pieces().stream()).flatMap(List::stream))
        .allMatch(point -> point.x() >= 10 && point.x() <= 260);
  }

  @Test
  void missingLeadsAndGapsLeaveThePaperEmptyThere() {
    double[] broken = new double[5000];
    broken[2500] = Double.NaN;
    List<EcgLine> lines =
        EcgLine.of(new EcgTracing(2, Map.of(Lead.V1, broken)), EcgLayout.LANDSCAPE);
    assertThat(lines).extracting(EcgLine::label).containsExactly("V1", "V1");
    assertThat(lines.get(1).pieces()).hasSize(2);
  }

  @Test
  void shortRecordingStartsInEveryColumn() {
    double[] second = new double[500];
    EcgTracing tracing = new EcgTracing(2, Map.of(Lead.I, second, Lead.V6, second));
    assertThat(EcgLine.of(tracing, EcgLayout.LANDSCAPE))
        .allSatisfy(line -> assertThat(line.pieces()).hasSize(1));
  }

  @Test
  void sheetsFitOnPaperAndSayTheirScale() throws Exception {
    String svg = EcgDrawing.svg(RecordedEcg.infarction(), EcgLayout.LANDSCAPE, "ECG <1> & \"2\"");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg)
        .contains("width=\"265mm\" height=\"115mm\"", "25 mm/s   10 mm/mV", ">aVF<", "&lt;1>")
        .doesNotContain("<script", "style=", "href");
    assertThat(EcgLayout.LANDSCAPE.width()).isLessThanOrEqualTo(277);
    assertThat(EcgLayout.PORTRAIT.width()).isLessThanOrEqualTo(190);
    assertThat(svg.length()).as("characters of twelve leads").isLessThan(40_000);
  }

  @Test
  void pictureIsASmallPngInFourColours() throws IOException {
    byte[] png = EcgPicture.png(RecordedEcg.infarction(), EcgLayout.LANDSCAPE, 4);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(1060);
    assertThat(image.getHeight()).isEqualTo(460);
    long inked =
        IntStream.range(0, 1060 * 460)
            .filter(i -> (image.getRGB(i % 1060, i / 1060) & 0xffffff) == 0x111111)
            .count();
    assertThat(inked).isBetween(5_000L, 60_000L);
    assertThat(png.length).isLessThan(60_000);
  }

  @Test
  void everyLetterOfTheLeadsCanBeDrawnWithoutFonts() {
    for (Lead lead : Lead.values()) {
      for (char letter : lead.label().toCharArray()) {
        assertThat(StrokeLetters.lines(String.valueOf(letter), 0, 0)).isNotEmpty();
      }
    }
  }

  private static EcgLine lineOf(EcgTracing tracing, String label) {
    List<EcgLine> lines = EcgLine.of(tracing, EcgLayout.LANDSCAPE);
    EcgLine last = lines.get(lines.size() - 1);
    assertThat(last.label()).isEqualTo(label);
    return last;
  }
}
