package se.tillit.improvement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.tillit.calendar.SwedishDays;

@Configuration(proxyBeanMethods = false)
class ImprovementConfiguration {

    @Bean
    static RecurringTask<Void> improvementsMoveUpEachMorning(MoveImprovementsUp moveUp) {
        return Tasks.recurring("move-improvements-up", new Daily(SwedishDays.SWEDEN, LocalTime.of(5, 25)))
                .execute((instance, context) -> moveUp.move());
    }
}
