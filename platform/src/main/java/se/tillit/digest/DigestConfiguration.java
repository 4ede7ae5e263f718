package se.tillit.digest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

    @Bean
    static RecurringTask<Void> lettersEveryHour(SendLetters letters) {
        return Tasks.recurring("send-letters", FixedDelay.ofHours(1)).execute((instance, context) -> letters.send());
    }
}
