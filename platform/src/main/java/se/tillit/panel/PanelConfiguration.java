package se.tillit.panel;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PanelConfiguration {

    @Bean
    static RecurringTask<Void> lettersToThePanel(SendPanelLetters letters) {
        return Tasks.recurring("send-panel-letters", FixedDelay.ofMinutes(5))
                .execute((instance, context) -> letters.send());
    }
}
