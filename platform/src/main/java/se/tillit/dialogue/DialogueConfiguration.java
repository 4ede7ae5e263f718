package se.tillit.dialogue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
class DialogueConfiguration {

    private final DrawMap maps;

    DialogueConfiguration(DrawMap maps) {
        this.maps = maps;
    }

    /** Each node follows the votes that it took, so this is no job that one of them takes. */
    @Scheduled(fixedDelay = 200)
    void follow() {
        maps.follow();
    }

    @Bean
    static RecurringTask<Void> endDialogues(CloseDialogues closing) {
        return Tasks.recurring("close-dialogues", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> closing.close());
    }

    /** Often, since whoever has just asked looks for a letter to confirm. */
    @Bean
    static RecurringTask<Void> answersByMail(SendAnswers answers) {
        return Tasks.recurring("send-answers", FixedDelay.ofMinutes(1)).execute((instance, context) -> answers.send());
    }
}
