package org.doorstep.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.bench.InventedPeople.Person;
import org.hl7.fhir.r4.model.Patient;

/**
 * People who are on record, and questions about people who are and who are not: what a way to match
 * finds is counted against who they are.
 */
public final class MatchExam {

  /** The grades that count as found, the surest first. */
  public static final List<String> GRADES = List.of("certain", "probable", "possible");

  private final Map<Integer, Patient> onRecord = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();

  /**
   * Somebody who is looked for.
   *
   * @param person who it is
   * @param asked what is sent
   * @param known whether they are on record
   */
  public record Question(int person, Patient asked, boolean known) {}

  /**
   * One answer to a question.
   *
   * @param person whose record it is
   * @param grade its grade
   */
  public record Answer(int person, String grade) {}

  /** Gives the answers to a question. */
  @FunctionalInterface
  public interface Matching {
    List<Answer> of(Patient asked) throws Exception;
  }

  /**
   * @param seed of everything that is left to chance
   * @param number how many people each are on record with a second spelling to be looked for by; a
   *     quarter of them have a lookalike on record, another quarter one who is only looked for
   */
  public MatchExam(long seed, int number) {
    InventedPeople people = new InventedPeople(seed);
    Misspelling again = new Misspelling(people);
    for (Person person : people.people(number)) {
      onRecord.put(person.number(), people.record(person));
      questions.add(new Question(person.number(), again.of(person), true));
      if (person.number() % 4 == 0 || person.number() % 4 == 1) {
        Person other = people.lookalike(person);
        boolean known = person.number() % 4 == 0;
        if (known) {
          onRecord.put(other.number(), people.record(other));
        }
        questions.add(new Question(other.number(), again.of(other), known));
      }
    }
  }

  public Map<Integer, Patient> onRecord() {
    return onRecord;
  }

  public List<Question> questions() {
    return questions;
  }

  /**
   * What a way to match is worth at a grade or a surer one.
   *
   * @param right records of the person who was asked for
   * @param wrong records of others
   * @param missed people on record who were not found
   */
  public record Worth(int right, int wrong, int missed) {

    public double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    public double recall() {
      return (double) right / (right + missed);
    }
  }

  /** Asks all questions; the worth of each of the {@link #GRADES}. */
  public List<Worth> take(Matching matching) throws Exception {
    List<Worth> worths = new ArrayList<>();
    List<List<Answer>> answers = new ArrayList<>();
    for (Question question : questions) {
      answers.add(matching.of(question.asked()));
    }
    for (int grade = 0; grade < GRADES.size(); grade++) {
      List<String> counted = GRADES.subList(0, grade + 1);
      int right = 0;
      int wrong = 0;
      int missed = 0;
      for (int i = 0; i < answers.size(); i++) {
        Question question = questions.get(i);
        boolean found = false;
        for (Answer answer : answers.get(i)) {
          if (counted.contains(answer.grade())) {
            found |= answer.person() == question.person();
            wrong += answer.person() == question.person() ? 0 : 1;
          }
        }
        right += found ? 1 : 0;
        missed += question.known() && !found ? 1 : 0;
      }
      worths.add(new Worth(right, wrong, missed));
    }
    return worths;
  }
}
