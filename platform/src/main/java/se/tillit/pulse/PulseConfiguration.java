package se.tillit.pulse;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PulseConfiguration {

    /** Often, so that whoever waits for a result on the morning after the last day has it. */
    @Bean
    static RecurringTask<Void> closeWhatIsOver(CloseWaves closing) {
        return Tasks.recurring("close-pulse-waves", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> closing.close());
    }
}
