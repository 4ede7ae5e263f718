package se.tillit.diary;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DiaryConfiguration {

    @Bean
    static RecurringTask<Void> closeWeeksThatAreOver(CloseWeeks closing) {
        return Tasks.recurring("close-diary-weeks", FixedDelay.ofMinutes(30))
                .execute((instance, context) -> closing.close());
    }
}
