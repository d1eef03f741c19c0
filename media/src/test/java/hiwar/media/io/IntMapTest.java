package hiwar.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntMapTest {
    @Test
    void behavesAsALinkedMapUnderRandomUse() {
        Random random = new Random(7);
        IntMap<Integer> map = new IntMap<>();
        Map<Integer, Integer> model = new LinkedHashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(300) * 0x10000;
            switch (random.nextInt(3)) {
                case 0 -> assertThat(map.put(key, step)).isEqualTo(model.put(key, step));
                case 1 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
                default -> assertThat(map.get(key)).isEqualTo(model.get(key));
            }
            assertThat(map.size()).isEqualTo(model.size());
        }
        List<Integer> visited = new ArrayList<>();
        map.forEach(visited::add);
        assertThat(visited).containsExactlyElementsOf(model.values());
    }
}
