package se.tillit.document;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that read an import and compare documents; tried again after a failure, and taken over where their node died. */
@Configuration(proxyBeanMethods = false)
class ReadingJob {

    private static final String NAME = "read-documents";
    private static final String COMPARISON = "compare-documents";

    /** Organisation and import are its name, so that the same import is never ordered twice at a time. */
    static TaskInstance<Void> of(UUID organisation, UUID sentIn) {
        return new TaskInstance<>(NAME, organisation + "/" + sentIn);
    }

    static TaskInstance<Void> comparison(UUID organisation) {
        return new TaskInstance<>(COMPARISON, organisation.toString());
    }

    @Bean
    static OneTimeTask<Void> comparingDocuments(CompareDocuments comparison) {
        return Tasks.oneTime(COMPARISON)
                .execute((instance, context) -> comparison.compare(UUID.fromString(instance.getId())));
    }

    @Bean
    static OneTimeTask<Void> readingDocuments(ReadImport reading) {
        return Tasks.oneTime(NAME).execute((instance, context) -> {
            String[] ids = instance.getId().split("/");
            reading.read(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
        });
    }
}
