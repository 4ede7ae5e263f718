package se.tillit.obstacle;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.tillit.calendar.SwedishDays;

@Configuration(proxyBeanMethods = false)
class ObstacleConfiguration {

    @Bean
    static RecurringTask<Void> obstaclesMoveUpEachMorning(MoveUp moveUp) {
        return Tasks.recurring("move-obstacles-up", new Daily(SwedishDays.SWEDEN, LocalTime.of(5, 20)))
                .execute((instance, context) -> moveUp.move());
    }
}
