"""Things that people buy on credit, as patterns: a thing beside a figure makes the figure a price."""

GOODS = r"手机|电脑|笔记本|平板|相机|耳机|手表|冰箱|空调|电视|洗衣机|沙发|家电|家具|摩托|电动车|电瓶车|包包|项链|戒指|课程|培训班?|健身卡|医美|植发|牙|iphone|ipad|macbook|switch|ps5"
THINGS = r"phone|laptop|computer|tablet|camera|headphones|watch|fridge|washing machine|sofa|tv|scooter|e-?bike|bike|motorbike|bag|ring|course|console|iphone|ipad|macbook|furniture"
