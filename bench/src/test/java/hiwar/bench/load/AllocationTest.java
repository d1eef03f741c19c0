package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void addsTheShards() {
        String text = """
                # HELP hiwar_shard_allocated_bytes_total Heap asked for by the loop's thread
                # TYPE hiwar_shard_allocated_bytes_total counter
                hiwar_shard_allocated_bytes_total{shard="0"} 1.5E3
                hiwar_shard_allocated_bytes_total{shard="1"} 500.0
                hiwar_rooms{shard="0"} 7
                """;
        assertThat(Allocation.sum(text)).isEqualTo(2000);
    }

    @Test
    void othersDontSay() {
        assertThat(Allocation.sum("go_memstats_alloc_bytes 12\n")).isEqualTo(-1);
    }
}
