// Asks veraPDF whether files keep to a standard: `java -cp … .ci/PdfRules.java ua1 FILE…`, or 2a for the archive.
//
// Prints one line a file with the number of checks, and each rule that is broken. Ends with 1 if any file breaks one.

import java.io.File;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

public class PdfRules {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour standard = PDFAFlavour.byFlavourId(arguments[0]);
        if (standard == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no standard is called " + arguments[0]);
        }
        int broken = 0;
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), standard);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
                ValidationResult result = validator.validate(parser);
                boolean keeps = result.isCompliant() && result.getTotalAssertions() > 0;
                System.out.printf("%s %s: %s, %,d checks of %d rules%n", standard.getId(), new File(name).getName(),
                        keeps ? "keeps to it" : "BROKEN", result.getTotalAssertions(),
                        validator.getProfile().getRules().size());
                result.getFailedChecks().forEach((rule, times) -> System.out.printf("  %s-%d, %d times: %s%n",
                        rule.getClause(), rule.getTestNumber(), times,
                        validator.getProfile().getRuleByRuleId(rule).getDescription().split("\n")[0]));
                broken += keeps ? 0 : 1;
            }
        }
        System.exit(broken > 0 ? 1 : 0);
    }
}
