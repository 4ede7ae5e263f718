package se.tillit.proposal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProposalConfiguration {

    @Bean
    static RecurringTask<Void> effectsEachMorning(AskAboutEffects effects) {
        return Tasks.recurring("ask-about-effects", new Daily(Proposing.SWEDEN, LocalTime.of(5, 50)))
                .execute((instance, context) -> effects.ask());
    }
}
