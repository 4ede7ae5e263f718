package se.tillit.finding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FindingConfiguration {

    @Bean
    static RecurringTask<Void> findingsEachMorning(LookForFindings look) {
        return Tasks.recurring("look-for-findings", new Daily(ZoneId.of("Europe/Stockholm"), LocalTime.of(5, 50)))
                .execute((instance, context) -> look.everywhere());
    }
}
