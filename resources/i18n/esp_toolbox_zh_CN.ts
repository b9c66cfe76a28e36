<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AhpEditor</name>
    <message>
        <source>AHP editor</source>
        <translation>层次分析法编辑器</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>综合</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights of all together; lines: each expert</source>
        <translation>综合权重；线条：各位专家</translation>
    </message>
    <message>
        <source>Weights within {criterion}</source>
        <translation>{criterion}内的权重</translation>
    </message>
    <message>
        <source>Weights of {expert}; lines: all together</source>
        <translation>{expert} 的权重；线条：综合</translation>
    </message>
    <message>
        <source>{criterion} part {number}</source>
        <translation>{criterion}子项 {number}</translation>
    </message>
    <message>
        <source>Criterion {number}</source>
        <translation>准则 {number}</translation>
    </message>
    <message>
        <source>Each expert needs a name of their own.</source>
        <translation>每位专家需要不同的名称。</translation>
    </message>
    <message>
        <source>Open judgements</source>
        <translation>打开判断</translation>
    </message>
    <message>
        <source>Save judgements</source>
        <translation>保存判断</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Open the form of AHP weights with these judgements, for a table and a report.</source>
        <translation>以这些判断打开层次分析法权重对话框，输出表格和报告。</translation>
    </message>
    <message>
        <source>Use these weights</source>
        <translation>使用这些权重</translation>
    </message>
    <message>
        <source>Hand the weights on to the weighted overlay.</source>
        <translation>将权重交给加权叠加。</translation>
    </message>
    <message>
        <source>Open judgements from a csv file</source>
        <translation>从 csv 文件打开判断</translation>
    </message>
    <message>
        <source>Save the judgements as a csv file</source>
        <translation>将判断保存为 csv 文件</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Add a criterion</source>
        <translation>添加准则</translation>
    </message>
    <message>
        <source>Remove the selected criterion</source>
        <translation>删除所选准则</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Add an expert with own judgements</source>
        <translation>添加一位有自己判断的专家</translation>
    </message>
    <message>
        <source>Remove the expert of this tab</source>
        <translation>删除此选项卡的专家</translation>
    </message>
    <message>
        <source>Hierarchy</source>
        <translation>层次结构</translation>
    </message>
    <message>
        <source>Show the hierarchy: criteria and their sub-criteria</source>
        <translation>显示层次结构：准则及其子准则</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Judgements of a paper</source>
        <translation>论文的判断</translation>
    </message>
    <message>
        <source>Qaidam: six resistance factors</source>
        <translation>柴达木：六个阻力因子</translation>
    </message>
    <message>
        <source>Principal eigenvector</source>
        <translation>主特征向量</translation>
    </message>
    <message>
        <source>Geometric mean</source>
        <translation>几何平均</translation>
    </message>
    <message>
        <source>How weights follow from the matrix; consistent judgements give the same.</source>
        <translation>由矩阵求权重的方法；判断一致时结果相同。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做修改</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>AhpWindow</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做修改</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>AlphaSlider</name>
    <message>
        <source>Risk coefficient alpha</source>
        <translation>风险系数 α</translation>
    </message>
    <message>
        <source>Left: the best service of a place counts. Middle: the mean. Right: the worst one counts.</source>
        <translation>左：以一处最好的服务为准。中：均值。右：以最差的服务为准。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α</translation>
    </message>
    <message>
        <source>Any alpha above 0.</source>
        <translation>任何大于 0 的 α。</translation>
    </message>
    <message>
        <source>&amp;Alpha</source>
        <translation>α(&amp;A)</translation>
    </message>
    <message>
        <source>Risk-taking</source>
        <translation>冒险</translation>
    </message>
    <message>
        <source>Risk-averse</source>
        <translation>避险</translation>
    </message>
</context>
<context>
    <name>AnalyticHierarchy</name>
    <message>
        <source>AHP weights</source>
        <translation>层次分析法权重</translation>
    </message>
    <message>
        <source>Weights of criteria from judgements in pairs, with their consistency and what would mend it.</source>
        <translation>由两两比较的判断求准则权重，检验一致性并给出改进建议。</translation>
    </message>
    <message>
        <source>analytic hierarchy process,judgement matrix,consistency ratio,pairwise,weights</source>
        <translation>层次分析法,判断矩阵,一致性比率,成对比较,权重,AHP</translation>
    </message>
    <message>
        <source>Derives weights from judgements such as "A matters three times as much as B" (scale 1 to 9), of one or several experts, for criteria and, where wanted, sub-criteria. The weights go on to &lt;i&gt;Weighted overlay&lt;/i&gt;.</source>
        <translation>由“A 的重要性是 B 的三倍”这样的判断（1–9 标度）求权重，可用于一位或多位专家、准则及子准则。所得权重可用于&lt;i&gt;加权叠加&lt;/i&gt;。</translation>
    </message>
    <message>
        <source>A w = &amp;lambda;&lt;sub&gt;max&lt;/sub&gt; w (or the geometric means of the rows). CI = (&amp;lambda;&lt;sub&gt;max&lt;/sub&gt; - n) / (n - 1), CR = CI / RI with Saaty's random index RI (n up to 15). Experts: weighted geometric mean of their judgements.</source>
        <translation>A w = &amp;lambda;&lt;sub&gt;max&lt;/sub&gt; w（或各行的几何平均）。CI = (&amp;lambda;&lt;sub&gt;max&lt;/sub&gt; - n) / (n - 1)，CR = CI / RI，RI 为 Saaty 的随机一致性指标（n 不超过 15）。多位专家：判断值的加权几何平均。</translation>
    </message>
    <message>
        <source>The matrix is written row by row: 1,3,5; 1/3,1,2; 1/5,1/2,1, or only its upper triangle: 3,5; 2. CR below 0.1 is consistent enough. Else the report names the judgements that disagree most with the others, and the value that would mend each.</source>
        <translation>矩阵逐行书写：1,3,5; 1/3,1,2; 1/5,1/2,1；也可只写上三角：3,5; 2。CR 小于 0.1 即满足一致性；否则报告会指出与其余判断最不协调的判断，以及各自的修正值。</translation>
    </message>
    <message>
        <source>Saaty (1980); Crawford and Williams (1985) (geometric mean); Aczel and Saaty (1983) (groups); Harker (1987) (mending).</source>
        <translation>Saaty（1980）；Crawford 和 Williams（1985）（几何平均）；Aczel 和 Saaty（1983）（群决策）；Harker（1987）（修正）。</translation>
    </message>
    <message>
        <source>Judgement matrix</source>
        <translation>判断矩阵</translation>
    </message>
    <message>
        <source>Rows separated by semicolons or lines, fractions such as 1/3; or only the upper triangle.</source>
        <translation>各行用分号或换行分隔，可用 1/3 这样的分数；也可只给出上三角。</translation>
    </message>
    <message>
        <source>Names of the criteria</source>
        <translation>准则名称</translation>
    </message>
    <message>
        <source>Separated by commas, in the order of the matrix.</source>
        <translation>用逗号分隔，顺序与矩阵一致。</translation>
    </message>
    <message>
        <source>Judgement matrix as a table</source>
        <translation>判断矩阵（表格）</translation>
    </message>
    <message>
        <source>Instead of the text: a column for each criterion, and perhaps one called name.</source>
        <translation>代替文本：每个准则一列，可另有一列 name。</translation>
    </message>
    <message>
        <source>Judgement matrix of a paper</source>
        <translation>论文的判断矩阵</translation>
    </message>
    <message>
        <source>The paper prints the weights; this matrix gives them.</source>
        <translation>论文只给出权重；此矩阵可得到这些权重。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Qaidam: six resistance factors</source>
        <translation>柴达木：六个阻力因子</translation>
    </message>
    <message>
        <source>Judgements of several experts</source>
        <translation>多位专家的判断</translation>
    </message>
    <message>
        <source>A row for each expert with the columns expert, matrix (and weight); or a row for each judgement with expert, first, second, judgement.</source>
        <translation>每位专家一行，含列 expert、matrix（及 weight）；或每个判断一行，含列 expert、first、second、judgement。</translation>
    </message>
    <message>
        <source>Sub-criteria</source>
        <translation>子准则</translation>
    </message>
    <message>
        <source>A line for each criterion that has some, such as distance: road, railway, water: 1,2,1/3; 1,1/4; 1</source>
        <translation>有子准则的准则各占一行，例如 distance: road, railway, water: 1,2,1/3; 1,1/4; 1</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Principal eigenvector</source>
        <translation>主特征向量</translation>
    </message>
    <message>
        <source>Geometric mean</source>
        <translation>几何平均</translation>
    </message>
    <message>
        <source>Refuse inconsistent judgements</source>
        <translation>拒绝不一致的判断</translation>
    </message>
    <message>
        <source>A consistency ratio of 0.1 or more is an error instead of a warning.</source>
        <translation>一致性比率达到 0.1 时报错，而不只是警告。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Consistency ratio</source>
        <translation>一致性比率</translation>
    </message>
    <message>
        <source>Consistency index</source>
        <translation>一致性指标</translation>
    </message>
    <message>
        <source>Principal eigenvalue</source>
        <translation>最大特征值</translation>
    </message>
    <message>
        <source>the criteria</source>
        <translation>准则层</translation>
    </message>
    <message>
        <source>{first} against {second} is {given}, and the others imply {fitting}; {suggested} would give CR {cr}.</source>
        <translation>{first} 相对于 {second} 为 {given}，而其余判断表明应为 {fitting}；改为 {suggested} 时 CR 为 {cr}。</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>consistent</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>not consistent</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>lambda max {value:.4f}, CI {ci:.4f}, RI {ri:.2f}, CR {cr:.4f}: {verdict}.</source>
        <translation>最大特征值 {value:.4f}，CI {ci:.4f}，RI {ri:.2f}，CR {cr:.4f}：{verdict}。</translation>
    </message>
    <message>
        <source>Agreement of the experts: {share:.2f} of 1.</source>
        <translation>专家意见的一致程度：{share:.2f}（满分 1）。</translation>
    </message>
    <message>
        <source>Judgements of {title}</source>
        <translation>{title}的判断</translation>
    </message>
    <message>
        <source>Judgements that disagree most with the others</source>
        <translation>与其余判断最不协调的判断</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
</context>
<context>
    <name>Barriers</name>
    <message>
        <source>Barriers</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>Finds where restoring ground would shorten corridors most, and what restoring it saves.</source>
        <translation>找出修复后最能缩短廊道的位置，以及修复所节省的成本。</translation>
    </message>
    <message>
        <source>barrier mapper,restoration,barrier point,improvement score,connectivity,what if</source>
        <translation>生态障碍点,生态修复,改善得分,连通性,Barrier Mapper,barrier</translation>
    </message>
    <message>
        <source>Scores every place by what corridors would save if a disc around it were restored, and finds the obstacles: places where a corridor gains more than its own surroundings would give. They are ranked, with the corridors that they lie on, those that gain and the land cover there; places off every corridor are possible short cuts. A what-if restores the best ones one after another and computes the corridors anew.</source>
        <translation>对每个地方按修复其周围圆盘后廊道可节省的成本评分，并查找阻碍：使廊道收益超过其自身环境所能给出的地方。对其排序，并给出其所在的廊道、受益的廊道和土地覆被；不在任何廊道上的地方为可能的捷径。情景推演逐个修复最优者，并重新计算廊道。</translation>
    </message>
    <message>
        <source>Score = (L - F&lt;sub&gt;a&lt;/sub&gt; - F&lt;sub&gt;b&lt;/sub&gt; - c D) / D: L cost of the corridor between the sources a and b, F the least accumulated cost from either within the disc, D its diameter, c the resistance of restored ground (1). Over radii the highest score counts, over corridors the highest or the sum. Percent: 100 x score / L. The excess of a corridor is its score with the median resistance on its own path as c (on long paths what stretches of it cost on the straight, where that is more), at most the mean of what restoration can take away in the disc. Barriers are the peaks of the excess with the ground above three quarters of it, without the lowest of five natural classes of peaks. With a number as c they are the patches of the highest natural class of the scores where the same corridor gains most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A score of 5 means that each metre of restored strip saves a cost of 5 (resistance x metres); ordinary ground of resistance 6 has that, too, so the score alone is no obstacle. &lt;b&gt;gain&lt;/b&gt; is the highest excess of a barrier, &lt;b&gt;saved&lt;/b&gt; that times the diameter, &lt;b&gt;saved_pct&lt;/b&gt; the greatest share of its cost that a corridor saves there, &lt;b&gt;radius_m&lt;/b&gt; the radius that gives it, &lt;b&gt;score&lt;/b&gt; the score there, &lt;b&gt;class&lt;/b&gt; its natural class (the highest number for the strongest); &lt;b&gt;corridors&lt;/b&gt; are those that gain there, most first, &lt;b&gt;lies_on&lt;/b&gt; those of them whose path comes within the radius. Small radii find narrow barriers such as roads, large ones wide stretches of poor ground. The table of the what-if tells what corridors really save, since a restored place changes the others.</source>
        <translation>得分为 5 表示每修复一米条带可节省成本 5（阻力 x 米）；阻力为 6 的普通地面也是如此，因此仅有得分并不说明有阻碍。&lt;b&gt;gain&lt;/b&gt; 为障碍点的最高超出值，&lt;b&gt;saved&lt;/b&gt; 为其乘以直径，&lt;b&gt;saved_pct&lt;/b&gt; 为某廊道在此节省成本的最大份额，&lt;b&gt;radius_m&lt;/b&gt; 为对应的半径，&lt;b&gt;score&lt;/b&gt; 为该处的得分，&lt;b&gt;class&lt;/b&gt; 为其自然类（数字越大越强）；&lt;b&gt;corridors&lt;/b&gt; 为在此受益的廊道，受益最多者在前，&lt;b&gt;lies_on&lt;/b&gt; 为其中路径进入该半径的廊道。小半径找到道路等狭窄障碍，大半径找到大片不良地面。情景推演表给出廊道实际节省的成本，因为修复一处会改变其他各处。</translation>
    </message>
    <message>
        <source>McRae et al. (2012), PLOS ONE 7(12) e52604, and Barrier Mapper of Linkage Mapper; radii of 1000 to 4000 m and the highest of five natural classes: Journal of Arid Land 2025, 17(10). The excess, the list, the corridors that gain, the what-if and the overlap with pinch points are ours.</source>
        <translation>McRae 等 (2012), PLOS ONE 7(12) e52604，及 Linkage Mapper 的 Barrier Mapper；半径 1000 至 4000 米和五个自然类中的最高类：Journal of Arid Land 2025, 17(10)。超出值、列表、受益的廊道、情景推演以及与夹点的重叠为本工具箱所加。</translation>
    </message>
    <message>
        <source>Least radius</source>
        <translation>最小半径</translation>
    </message>
    <message>
        <source>At least a cell. Empty: 1000 m, less on a raster narrower than 30 km.</source>
        <translation>至少一个像元。留空：1000 m；栅格宽度不足 30 km 时更小。</translation>
    </message>
    <message>
        <source>Greatest radius</source>
        <translation>最大半径</translation>
    </message>
    <message>
        <source>Empty: 4 times the least.</source>
        <translation>留空：最小半径的 4 倍。</translation>
    </message>
    <message>
        <source>Step between the radii</source>
        <translation>半径步长</translation>
    </message>
    <message>
        <source>Empty: the least radius. 0: the least radius alone.</source>
        <translation>留空：等于最小半径。0：只用最小半径。</translation>
    </message>
    <message>
        <source>A barrier is what costs a corridor more than</source>
        <translation>障碍点是使廊道成本高于以下者的地方</translation>
    </message>
    <message>
        <source>The first finds obstacles. The second takes the highest class of the scores for barriers, as is done with Barrier Mapper's: ordinary ground of a high resistance is then a barrier, too.</source>
        <translation>第一项查找真正的阻碍。第二项把得分的最高类当作障碍点，与 Barrier Mapper 的通常做法相同：此时阻力高的普通地面也会成为障碍点。</translation>
    </message>
    <message>
        <source>Its own surroundings: the median on its path</source>
        <translation>廊道自身的环境：其路径上的中位数</translation>
    </message>
    <message>
        <source>A number: the resistance of restored ground</source>
        <translation>一个数值：修复后地面的阻力</translation>
    </message>
    <message>
        <source>What restoration can reach</source>
        <translation>修复所能达到的阻力</translation>
    </message>
    <message>
        <source>Resistance once all is restored that can be: land use at its best, terrain as it is. Rock faces are then no places to restore. For the first choice above.</source>
        <translation>一切可修复之处都修复后的阻力：土地利用取最优，地形不变。这样岩壁就不会被当作修复地点。用于上面的第一项。</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>Nothing grows back on rock faces: ground above the greatest slope is no place to restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of several corridors</source>
        <translation>多条廊道时</translation>
    </message>
    <message>
        <source>The one that gains most counts</source>
        <translation>取受益最多的一条</translation>
    </message>
    <message>
        <source>The gains are summed</source>
        <translation>受益值相加</translation>
    </message>
    <message>
        <source>Both, the sums in a raster of their own</source>
        <translation>两者皆计，求和结果另存为栅格</translation>
    </message>
    <message>
        <source>Number of natural classes</source>
        <translation>自然断点分级数</translation>
    </message>
    <message>
        <source>Of the excess of distinct obstacles or, with a number, of the scores: barriers are then the places of the highest one.</source>
        <translation>对各个阻碍的超出值分类；若选数值，则对得分分类，此时障碍点为最高类的地方。</translation>
    </message>
    <message>
        <source>Least class of an obstacle</source>
        <translation>阻碍的最低类别</translation>
    </message>
    <message>
        <source>Obstacles of lower classes are left out: they cost next to nothing. Where there are no more obstacles than classes all of them count.</source>
        <translation>更低类别的阻碍被略去：它们几乎不增加成本。阻碍数不多于类数时全部计入。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>For its shares in every barrier.</source>
        <translation>用于统计各障碍点中的地类占比。</translation>
    </message>
    <message>
        <source>Pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>For the overlap: pinch points in a barrier or in the disc round its highest score.</source>
        <translation>用于重叠分析：位于障碍点内或其最高得分所在圆内的夹点。</translation>
    </message>
    <message>
        <source>What if: barriers to restore</source>
        <translation>假设修复：修复的障碍点数</translation>
    </message>
    <message>
        <source>One after another, the best first. Empty: 5 where the table or raster is asked for.</source>
        <translation>从最佳者起依次修复。留空：需要输出表或栅格时为 5。</translation>
    </message>
    <message>
        <source>What if: cost of restoring a hectare</source>
        <translation>假设分析：每公顷修复成本</translation>
    </message>
    <message>
        <source>In any currency: land and works together. The disc of the highest return on investment comes first: the gain times the diameter for each unit of money. Cells without data are not priced.</source>
        <translation>任意货币：包括土地与工程。投资回报最高的圆先修复：收益乘直径再除以资金。无数据的像元不计价。</translation>
    </message>
    <message>
        <source>What if: money to spend</source>
        <translation>假设分析：可用资金</translation>
    </message>
    <message>
        <source>Empty: no limit.</source>
        <translation>留空：不限。</translation>
    </message>
    <message>
        <source>Least area of a barrier in hectares</source>
        <translation>障碍点最小面积（公顷）</translation>
    </message>
    <message>
        <source>Resistance of restored ground</source>
        <translation>修复后的阻力</translation>
    </message>
    <message>
        <source>Of the scores: 1 in Barrier Mapper; the least resistance of your own scale may be better.</source>
        <translation>用于得分：Barrier Mapper 中为 1；采用您自己尺度的最小阻力可能更好。</translation>
    </message>
    <message>
        <source>Greatest slope of ground that can be restored, in degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an elevation, for the first choice of what a barrier is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cheapest cells are looked for</source>
        <translation>查找成本最低像元的范围</translation>
    </message>
    <message>
        <source>Where no cell's centre lies on that rim, it is a cell wide.</source>
        <translation>若没有像元中心落在该边缘上，则边缘宽一个像元。</translation>
    </message>
    <message>
        <source>In the whole disc</source>
        <translation>整个圆盘内</translation>
    </message>
    <message>
        <source>On its rim of one map unit, as Barrier Mapper does</source>
        <translation>圆盘边缘的一个地图单位内，与 Barrier Mapper 相同</translation>
    </message>
    <message>
        <source>Cells without data can be restored</source>
        <translation>无数据像元可修复</translation>
    </message>
    <message>
        <source>As in Barrier Mapper, where a road without data can be bridged. Switch it off where such cells lie beyond the study area or are water.</source>
        <translation>与 Barrier Mapper 一致，无数据的道路可被打通。若这类像元位于研究区外或为水体，请关闭。</translation>
    </message>
    <message>
        <source>Barrier score</source>
        <translation>障碍点得分</translation>
    </message>
    <message>
        <source>At the centre of the disc.</source>
        <translation>记在圆心。</translation>
    </message>
    <message>
        <source>Possible short cuts</source>
        <translation>可能的捷径</translation>
    </message>
    <message>
        <source>Places that gain off every corridor.</source>
        <translation>不在任何廊道上但有收益的地方。</translation>
    </message>
    <message>
        <source>Excess over the corridors' own surroundings</source>
        <translation>超出廊道自身环境的部分</translation>
    </message>
    <message>
        <source>With the first choice of what a barrier is.</source>
        <translation>用于障碍点定义的第一项。</translation>
    </message>
    <message>
        <source>Barrier score summed over the corridors</source>
        <translation>各廊道障碍得分之和</translation>
    </message>
    <message>
        <source>With both ways of combining.</source>
        <translation>两种合并方式同时使用时。</translation>
    </message>
    <message>
        <source>Barrier score in percent of the corridor's cost</source>
        <translation>障碍点得分占廊道成本的百分比</translation>
    </message>
    <message>
        <source>Barrier circles</source>
        <translation>障碍点圆</translation>
    </message>
    <message>
        <source>The highest score of all discs that hold a cell.</source>
        <translation>包含该像元的所有圆中的最高得分。</translation>
    </message>
    <message>
        <source>Barrier circles within the cells' own limit</source>
        <translation>障碍点圆（受像元自身限制）</translation>
    </message>
    <message>
        <source>No cell claims more than the resistance it has to lose.</source>
        <translation>像元的得分不超过它所能减少的阻力。</translation>
    </message>
    <message>
        <source>Radius of the highest score</source>
        <translation>最高得分的半径</translation>
    </message>
    <message>
        <source>Folder of scores and circles of each radius</source>
        <translation>各半径得分与圆的文件夹</translation>
    </message>
    <message>
        <source>Discs to restore, one for each barrier</source>
        <translation>待修复的圆（每个障碍点一个）</translation>
    </message>
    <message>
        <source>Table of gains: barrier by corridor</source>
        <translation>受益表：障碍点 x 廊道</translation>
    </message>
    <message>
        <source>Table of barriers by land cover</source>
        <translation>障碍点土地覆被表</translation>
    </message>
    <message>
        <source>Pinch points that are barriers</source>
        <translation>同为障碍点的夹点</translation>
    </message>
    <message>
        <source>Table of the what-if</source>
        <translation>假设修复表</translation>
    </message>
    <message>
        <source>Resistance after the what-if</source>
        <translation>假设修复后的阻力</translation>
    </message>
    <message>
        <source>Number of barriers</source>
        <translation>障碍点数量</translation>
    </message>
    <message>
        <source>Number of possible short cuts</source>
        <translation>可能的捷径数</translation>
    </message>
    <message>
        <source>Highest score</source>
        <translation>最高得分</translation>
    </message>
    <message>
        <source>Cost saved by the what-if</source>
        <translation>假设修复节省的成本</translation>
    </message>
    <message>
        <source>Money spent in the what-if</source>
        <translation>假设分析中投入的资金</translation>
    </message>
    <message>
        <source>Barrier scores</source>
        <translation>障碍点得分</translation>
    </message>
    <message>
        <source>Distinct barriers</source>
        <translation>各障碍点</translation>
    </message>
</context>
<context>
    <name>CarbonStorage</name>
    <message>
        <source>Carbon storage</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <source>Carbon stored in land cover, its change and net present value (InVEST).</source>
        <translation>各土地覆被的碳储量、变化量及净现值（InVEST）。</translation>
    </message>
    <message>
        <source>InVEST,carbon,sequestration,biomass,soil carbon,ecosystem service</source>
        <translation>InVEST,碳储量,碳汇,固碳,生物量,土壤碳,生态系统服务,carbon</translation>
    </message>
    <message>
        <source>Adds up the carbon pools of each land-cover class, with a later map also the change and its value. Reads InVEST's pools table as it is.</source>
        <translation>将各土地覆被类别的碳库相加；给出后期地图时还计算变化量及其价值。可直接读取 InVEST 的碳库表。</translation>
    </message>
    <message>
        <source>C = C&lt;sub&gt;above&lt;/sub&gt; + C&lt;sub&gt;below&lt;/sub&gt; + C&lt;sub&gt;soil&lt;/sub&gt; + C&lt;sub&gt;dead&lt;/sub&gt; (t/ha); total = &amp;Sigma; C &amp;middot; cell area. Value = change &amp;middot; price / years &amp;middot; &amp;Sigma;&lt;sub&gt;t&lt;/sub&gt; [(1 + r)(1 + c)]&lt;sup&gt;-t&lt;/sup&gt;, t = 0 to years - 1.</source>
        <translation>C = C&lt;sub&gt;above&lt;/sub&gt; + C&lt;sub&gt;below&lt;/sub&gt; + C&lt;sub&gt;soil&lt;/sub&gt; + C&lt;sub&gt;dead&lt;/sub&gt;（t/ha）；总量 = &amp;Sigma; C &amp;middot; 像元面积。价值 = 变化量 &amp;middot; 价格 / 年数 &amp;middot; &amp;Sigma;&lt;sub&gt;t&lt;/sub&gt; [(1 + r)(1 + c)]&lt;sup&gt;-t&lt;/sup&gt;，t = 0 至年数 - 1。</translation>
    </message>
    <message>
        <source>Tonnes of carbon a hectare, constant in a class; the total is in tonnes. The soil values of the Shiyang paper (7 to 16 t/ha) look about ten times too low, and its printed county means exceed what its table allows.</source>
        <translation>单位为每公顷碳吨数，同一类别内为常数；总量单位为吨。石羊河论文的土壤碳密度（7 至 16 t/ha）约偏低一个数量级，其县域均值超出该表所能得到的范围。</translation>
    </message>
    <message>
        <source>InVEST 3.20 (Natural Capital Project), carbon storage and sequestration; Land 2025, 14: 2159, table 6 (the paper's shrub row is missing: the mean of tree and grass stands in).</source>
        <translation>InVEST 3.20（Natural Capital Project），碳储量与固碳；Land 2025, 14: 2159，表 6（论文缺灌木一行：以乔木与草地的均值代替）。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Its grid is the result's.</source>
        <translation>结果采用其网格。</translation>
    </message>
    <message>
        <source>Carbon pools table</source>
        <translation>碳库表</translation>
    </message>
    <message>
        <source>Columns lucode, c_above, c_below, c_soil, c_dead, t/ha.</source>
        <translation>列为 lucode、c_above、c_below、c_soil、c_dead，单位 t/ha。</translation>
    </message>
    <message>
        <source>Later or alternative land cover</source>
        <translation>后期或情景土地覆被</translation>
    </message>
    <message>
        <source>Price of a tonne of carbon</source>
        <translation>每吨碳的价格</translation>
    </message>
    <message>
        <source>Empty: no value is computed.</source>
        <translation>留空：不计算价值。</translation>
    </message>
    <message>
        <source>Years between the two maps</source>
        <translation>两期地图相隔年数</translation>
    </message>
    <message>
        <source>Discount rate, percent a year</source>
        <translation>贴现率（%/年）</translation>
    </message>
    <message>
        <source>Change of the price, percent a year</source>
        <translation>价格变化率（%/年）</translation>
    </message>
    <message>
        <source>As InVEST uses it: a positive rate lowers the value of later storage.</source>
        <translation>与 InVEST 一致：正值会降低后期储量的价值。</translation>
    </message>
    <message>
        <source>Later carbon storage</source>
        <translation>后期碳储量</translation>
    </message>
    <message>
        <source>Change of carbon storage</source>
        <translation>碳储量变化</translation>
    </message>
    <message>
        <source>Net present value of the change</source>
        <translation>变化的净现值</translation>
    </message>
    <message>
        <source>Zones with their carbon</source>
        <translation>分区碳储量</translation>
    </message>
    <message>
        <source>Carbon, t</source>
        <translation>碳储量（t）</translation>
    </message>
    <message>
        <source>Later carbon, t</source>
        <translation>后期碳储量（t）</translation>
    </message>
    <message>
        <source>Change, t</source>
        <translation>变化量（t）</translation>
    </message>
    <message>
        <source>Net present value</source>
        <translation>净现值</translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message>
        <source>State of the network</source>
        <translation>网络状态</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the chosen links whatever the rules say</source>
        <translation>无论规则如何都保留所选连接</translation>
    </message>
    <message>
        <source>Dro&amp;p</source>
        <translation>删除(&amp;P)</translation>
    </message>
    <message>
        <source>Drop the chosen links</source>
        <translation>删除所选连接</translation>
    </message>
    <message>
        <source>&amp;Leave to the rules</source>
        <translation>由规则决定(&amp;L)</translation>
    </message>
    <message>
        <source>Take back what was chosen by hand</source>
        <translation>撤销手动选择</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>原因(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Zoom to it</source>
        <translation>缩放至此(&amp;Z)</translation>
    </message>
    <message>
        <source>Re-run with my changes</source>
        <translation>按我的修改重新运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Run the corridors again; the present layers stay as they are.</source>
        <translation>重新计算廊道；现有图层保持不变。</translation>
    </message>
    <message>
        <source>Changed by hand, not run yet: {count}.</source>
        <translation>已手动修改、尚未运行：{count}。</translation>
    </message>
    <message>
        <source>Choose a layer of corridors made by the toolbox.</source>
        <translation>请选择由本工具箱生成的廊道图层。</translation>
    </message>
    <message>
        <source>{active} {active:corridor|corridors}, {dropped} dropped {dropped:link|links}.</source>
        <translation>{active} 条廊道，{dropped} 条已删除的连接。</translation>
    </message>
    <message>
        <source>Choose the sources to run the corridors again.</source>
        <translation>请选择源地以重新计算廊道。</translation>
    </message>
    <message>
        <source>Choose the resistance to run the corridors again.</source>
        <translation>请选择阻力以重新计算廊道。</translation>
    </message>
    <message>
        <source>The corridors are run again ...</source>
        <translation>正在重新计算廊道…</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>(changed)</source>
        <translation>（已修改）</translation>
    </message>
    <message>
        <source>Dropped links (changed)</source>
        <translation>已删除的连接（已修改）</translation>
    </message>
    <message>
        <source>Done: {after} {after:corridor|corridors}; before: {before}.</source>
        <translation>完成：{after} 条廊道；原有 {before} 条。</translation>
    </message>
    <message>
        <source>The run was cancelled; nothing has changed.</source>
        <translation>运行已取消；没有任何改变。</translation>
    </message>
</context>
<context>
    <name>Circuitscape</name>
    <message>
        <source>Run a Circuitscape configuration</source>
        <translation>运行 Circuitscape 配置</translation>
    </message>
    <message>
        <source>Runs a Circuitscape .ini unchanged and writes the files that Circuitscape would write.</source>
        <translation>原样运行 Circuitscape 的 .ini，并写出 Circuitscape 会写出的文件。</translation>
    </message>
    <message>
        <source>Circuitscape,circuit theory,ini,network,current,resistance</source>
        <translation>Circuitscape,电路理论,配置,网络,电流,电阻,ini</translation>
    </message>
    <message>
        <source>Runs a configuration of Circuitscape 4 or 5 without Circuitscape: all raster modes (pairwise, one-to-all, all-to-one, advanced) and networks, with .asc, .tif and .gz files. Nothing needs to be changed; relative file names count from the folder of the .ini or a folder above it.</source>
        <translation>无需 Circuitscape 即可运行 Circuitscape 4 或 5 的配置：支持全部栅格模式（成对、一对多、多对一、高级）及网络，支持 .asc、.tif 和 .gz 文件。无需任何修改；相对文件名从 .ini 所在文件夹或其上级文件夹算起。</translation>
    </message>
    <message>
        <source>As &lt;i&gt;Current map&lt;/i&gt;. Circuitscape's conventions are kept: average conductance unless the configuration says resistance, -1 for pairs without connection, logarithms of each pair before they are summed, nodata -9999.</source>
        <translation>同&lt;i&gt;电流图&lt;/i&gt;。保留 Circuitscape 的约定：除非配置指定电阻，否则取平均电导；不连通的点对为 -1；各点对先取对数再求和；无数据值为 -9999。</translation>
    </message>
    <message>
        <source>The files begin with the name of &lt;b&gt;output_file&lt;/b&gt;: _resistances.out (matrix), _resistances_3columns.out, _curmap_1_2.asc, _voltmap_1_2.asc, _cum_curmap.asc, _max_curmap.asc; for networks _node_currents, _branch_currents and _voltages. They go into the folder chosen here, not where the configuration says. The log names settings that change nothing.</source>
        <translation>文件名以 &lt;b&gt;output_file&lt;/b&gt; 的名称开头：_resistances.out（矩阵）、_resistances_3columns.out、_curmap_1_2.asc、_voltmap_1_2.asc、_cum_curmap.asc、_max_curmap.asc；网络为 _node_currents、_branch_currents 和 _voltages。文件写入此处选择的文件夹，而非配置指定的位置。日志会指出不起作用的设置。</translation>
    </message>
    <message>
        <source>McRae et al. (2008), Ecology 89, 2712-2724; Circuitscape 5 (Anantharaman et al. 2020).</source>
        <translation>McRae 等（2008），Ecology 89, 2712-2724；Circuitscape 5（Anantharaman 等 2020）。</translation>
    </message>
    <message>
        <source>Configuration (.ini)</source>
        <translation>配置文件（.ini）</translation>
    </message>
    <message>
        <source>Folder of the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Files that were written</source>
        <translation>写出的文件</translation>
    </message>
</context>
<context>
    <name>ClassesRow</name>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>How the values of the raster are divided into classes.</source>
        <translation>栅格值的分级方式。</translation>
    </message>
    <message>
        <source>Scores of the classes, from low to high values; one class for each.</source>
        <translation>各级的分值，由低值到高值；每个分值一级。</translation>
    </message>
    <message>
        <source>For scales that fall, such as NDVI.</source>
        <translation>用于递减的标度，例如 NDVI。</translation>
    </message>
    <message>
        <source>High values get the first score</source>
        <translation>高值取第一个分值</translation>
    </message>
    <message>
        <source>Replace the table by classes of the raster's values.</source>
        <translation>用栅格值的分级替换表格。</translation>
    </message>
    <message>
        <source>Make classes</source>
        <translation>生成分级</translation>
    </message>
    <message>
        <source>Classes b&amp;y</source>
        <translation>分级方式(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;scores</source>
        <translation>分值(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Classify</name>
    <message>
        <source>Classify</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Divides the values of rasters into classes: natural breaks and six other methods.</source>
        <translation>将栅格值分级：自然断点法及其他六种方法。</translation>
    </message>
    <message>
        <source>natural breaks,Jenks,reclassify,quantile,equal interval,head/tail,GVF,levels</source>
        <translation>自然断点法,Jenks,重分类,分位数,等间距,头尾分割,拟合优度,GVF,分级</translation>
    </message>
    <message>
        <source>Divides values into classes 1, 2, 3 ... from low to high. Several rasters (years, scenarios) are divided at the same limits, so that their classes can be compared.</source>
        <translation>将值由低到高分为 1、2、3…… 级。多个栅格（年份、情景）采用相同的界限，便于比较。</translation>
    </message>
    <message>
        <source>Natural breaks minimise the squared deviations from the class means (Fisher-Jenks; exact). Quantiles: equal numbers of cells. Equal intervals: equal widths. Geometric intervals: equal ratios of the limits. Standard deviation: limits one standard deviation apart, around the mean. Head/tail: the mean, the mean of what lies above it, and so on. Goodness of variance fit: GVF = 1 - squares within the classes / squares about the mean.</source>
        <translation>自然断点法使类内离差平方和最小（Fisher-Jenks，精确解）。分位数：各级像元数相等。等间距：各级宽度相等。几何间隔：界限成等比。标准差：以均值为中心，每隔一个标准差设一个界限。头尾分割：取均值，再取其以上部分的均值，依此类推。方差拟合优度：GVF = 1 - 类内平方和 / 总平方和。</translation>
    </message>
    <message>
        <source>GVF is 1 where all values of a class are equal; above 0.8 the classes describe the values well. A value on a limit belongs to the class below it. The limits found can be given back as manual limits.</source>
        <translation>同级的值都相等时 GVF 为 1；高于 0.8 说明分级能较好地反映数值分布。位于界限上的值归入下一级。求得的界限可作为手动界限再次使用。</translation>
    </message>
    <message>
        <source>Fisher (1958); Jenks (1977); Jiang (2013) (head/tail); Slocum et al. (2009), chapter 4.</source>
        <translation>Fisher（1958）；Jenks（1977）；Jiang（2013）（头尾分割）；Slocum 等（2009），第 4 章。</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Classify all bands of the raster</source>
        <translation>对栅格的所有波段分级</translation>
    </message>
    <message>
        <source>One output band for each band, for example one for each year.</source>
        <translation>每个波段对应一个输出波段，例如每年一个。</translation>
    </message>
    <message>
        <source>Several rasters, instead of one</source>
        <translation>以多个栅格代替单个栅格</translation>
    </message>
    <message>
        <source>One output band for each of them; the first one is the grid.</source>
        <translation>每个栅格对应一个输出波段；以第一个为网格。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>自然断点法（Jenks）</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Equal interval</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Geometric interval</source>
        <translation>几何间隔</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Head/tail breaks</source>
        <translation>头尾分割</translation>
    </message>
    <message>
        <source>Manual limits</source>
        <translation>手动界限</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>分级数</translation>
    </message>
    <message>
        <source>Head/tail breaks: the greatest number. Manual limits: not used.</source>
        <translation>头尾分割时为最大级数；手动界限时不使用。</translation>
    </message>
    <message>
        <source>Manual limits between the classes</source>
        <translation>各级之间的手动界限</translation>
    </message>
    <message>
        <source>One fewer than classes, rising, for example 0.2, 0.35, 0.5, 0.75 for five classes.</source>
        <translation>比级数少一个，递增，例如五级为 0.2, 0.35, 0.5, 0.75。</translation>
    </message>
    <message>
        <source>Scores of the classes, from low to high values</source>
        <translation>各级的分值（由低值到高值）</translation>
    </message>
    <message>
        <source>For example 1,3,5,7,9: the result holds these instead of the class numbers.</source>
        <translation>例如 1,3,5,7,9：结果以这些分值代替级号。</translation>
    </message>
    <message>
        <source>The same limits for all rasters or bands</source>
        <translation>所有栅格或波段采用相同界限</translation>
    </message>
    <message>
        <source>Off: every raster or band has limits of its own, and its classes compare with no other's.</source>
        <translation>关闭：每个栅格或波段各有界限，其等级不可相互比较。</translation>
    </message>
    <message>
        <source>A value on a limit belongs to</source>
        <translation>位于界限上的值归入</translation>
    </message>
    <message>
        <source>The class below</source>
        <translation>下一级（较低）</translation>
    </message>
    <message>
        <source>The class above</source>
        <translation>上一级（较高）</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Class table</source>
        <translation>分级表</translation>
    </message>
    <message>
        <source>Limits between the classes</source>
        <translation>各级之间的界限</translation>
    </message>
    <message>
        <source>Goodness of variance fit</source>
        <translation>方差拟合优度</translation>
    </message>
</context>
<context>
    <name>ClimateIndex</name>
    <message>
        <source>Climate and soil index</source>
        <translation>气候与土壤指标</translation>
    </message>
    <message>
        <source>Yearly sums, reference evapotranspiration, erosivity of rain and wind, soil erodibility.</source>
        <translation>年总量、潜在蒸散量、降雨和风的侵蚀力、土壤可蚀性。</translation>
    </message>
    <message>
        <source>Hargreaves,evapotranspiration,R factor,K factor,EPIC,erosivity,erodibility,NDVI</source>
        <translation>Hargreaves,蒸散量,降雨侵蚀力,R因子,土壤可蚀性,K因子,EPIC,NDVI</translation>
    </message>
    <message>
        <source>Makes the climate and soil rasters that water yield and soil retention need from monthly rain and temperature and from soil texture.</source>
        <translation>由逐月降雨和气温以及土壤质地，生成产水量和土壤保持所需的气候与土壤栅格。</translation>
    </message>
    <message>
        <source>Hargreaves: &amp;Sigma; days &amp;middot; 0.0023 &amp;middot; 0.408 Ra (T + 17.8) (Tmax - Tmin)&lt;sup&gt;0.5&lt;/sup&gt;; modified: 0.0013 &amp;middot; 0.408 Ra (T + 17) (Tmax - Tmin - 0.0123 P)&lt;sup&gt;0.76&lt;/sup&gt;. Erosivity with F = &amp;Sigma; p&lt;sup&gt;2&lt;/sup&gt;/P: Renard and Freimund 0.0483 P&lt;sup&gt;1.61&lt;/sup&gt; (587.8 - 1.219 P + 0.004105 P&lt;sup&gt;2&lt;/sup&gt; above 850 mm) or 0.7397 F&lt;sup&gt;1.847&lt;/sup&gt; (95.77 - 6.081 F + 0.477 F&lt;sup&gt;2&lt;/sup&gt; from 55 mm); Zhang and Fu 0.0534 P&lt;sup&gt;1.6548&lt;/sup&gt; or 0.3589 F&lt;sup&gt;1.9462&lt;/sup&gt;; Arnoldus 9.81 &amp;Sigma; 1.735 &amp;middot; 10&lt;sup&gt;1.5 lg(p&amp;sup2;/P) - 0.8188&lt;/sup&gt;. Erodibility: EPIC, times 0.1317. Wind: 1/100 &amp;Sigma; u&lt;sup&gt;3&lt;/sup&gt; (ETP - P)/ETP days, ETP = 0.19 (20 + T)&lt;sup&gt;2&lt;/sup&gt; (1 - r), u at 2 m.</source>
        <translation>Hargreaves：&amp;Sigma; 天数 &amp;middot; 0.0023 &amp;middot; 0.408 Ra (T + 17.8) (Tmax - Tmin)&lt;sup&gt;0.5&lt;/sup&gt;；修正式：0.0013 &amp;middot; 0.408 Ra (T + 17) (Tmax - Tmin - 0.0123 P)&lt;sup&gt;0.76&lt;/sup&gt;。侵蚀力，F = &amp;Sigma; p&lt;sup&gt;2&lt;/sup&gt;/P：Renard 和 Freimund 0.0483 P&lt;sup&gt;1.61&lt;/sup&gt;（大于 850 mm 时 587.8 - 1.219 P + 0.004105 P&lt;sup&gt;2&lt;/sup&gt;）或 0.7397 F&lt;sup&gt;1.847&lt;/sup&gt;（不小于 55 mm 时 95.77 - 6.081 F + 0.477 F&lt;sup&gt;2&lt;/sup&gt;）；Zhang 和 Fu 0.0534 P&lt;sup&gt;1.6548&lt;/sup&gt; 或 0.3589 F&lt;sup&gt;1.9462&lt;/sup&gt;；Arnoldus 9.81 &amp;Sigma; 1.735 &amp;middot; 10&lt;sup&gt;1.5 lg(p&amp;sup2;/P) - 0.8188&lt;/sup&gt;。可蚀性：EPIC，乘以 0.1317。风：1/100 &amp;Sigma; u&lt;sup&gt;3&lt;/sup&gt; (ETP - P)/ETP 天数，ETP = 0.19 (20 + T)&lt;sup&gt;2&lt;/sup&gt; (1 - r)，u 为 2 m 高度的风速。</translation>
    </message>
    <message>
        <source>Evapotranspiration in mm a year, R in MJ mm / (ha h yr), K in t ha h / (ha MJ mm). The forms of erosivity differ by a factor of two and more in dry basins: keep to one. 0.07397 and a factor of 17.02 for Arnoldus' form are found in print; the first leaves a gap of a factor of ten between the branches, the second converts units twice.</source>
        <translation>蒸散量单位为 mm/年，R 为 MJ mm / (ha h yr)，K 为 t ha h / (ha MJ mm)。在干旱流域，各侵蚀力公式的结果可相差两倍以上：请始终用同一公式。文献中可见 0.07397 以及 Arnoldus 公式的系数 17.02；前者使两段公式之间相差十倍，后者重复换算了单位。</translation>
    </message>
    <message>
        <source>Hargreaves and Samani (1985); Droogers and Allen (2002); Allen et al. (1998), FAO 56; Renard and Freimund (1994); Zhang and Fu (2003); Arnoldus (1977, 1980); Williams (1990); Zhang et al. (2008); FAO (1979) (wind).</source>
        <translation>Hargreaves 和 Samani（1985）；Droogers 和 Allen（2002）；Allen 等（1998），FAO 56；Renard 和 Freimund（1994）；Zhang 和 Fu（2003）；Arnoldus（1977, 1980）；Williams（1990）；Zhang 等（2008）；FAO（1979）（风）。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Sum of the rasters</source>
        <translation>栅格之和</translation>
    </message>
    <message>
        <source>Greatest value of the rasters</source>
        <translation>栅格最大值</translation>
    </message>
    <message>
        <source>Reference evapotranspiration: Hargreaves</source>
        <translation>潜在(参考作物)蒸散量：Hargreaves</translation>
    </message>
    <message>
        <source>Reference evapotranspiration: modified Hargreaves</source>
        <translation>潜在(参考作物)蒸散量：修正的 Hargreaves</translation>
    </message>
    <message>
        <source>Erosivity: Renard and Freimund (1994), yearly rain</source>
        <translation>侵蚀力：Renard 和 Freimund（1994），年降雨</translation>
    </message>
    <message>
        <source>Erosivity: Renard and Freimund (1994), monthly rain</source>
        <translation>侵蚀力：Renard 和 Freimund（1994），月降雨</translation>
    </message>
    <message>
        <source>Erosivity: Zhang and Fu (2003), yearly rain, China</source>
        <translation>侵蚀力：章文波和付金生（2003），年降雨，中国</translation>
    </message>
    <message>
        <source>Erosivity: Zhang and Fu (2003), monthly rain, China</source>
        <translation>侵蚀力：章文波和付金生（2003），月降雨，中国</translation>
    </message>
    <message>
        <source>Erosivity: Arnoldus (1977), monthly rain</source>
        <translation>侵蚀力：Arnoldus（1977），月降雨</translation>
    </message>
    <message>
        <source>Erodibility: EPIC</source>
        <translation>可蚀性：EPIC</translation>
    </message>
    <message>
        <source>Erodibility: EPIC, corrected for China</source>
        <translation>可蚀性：EPIC，中国修正</translation>
    </message>
    <message>
        <source>Climatic erosivity of wind, monthly</source>
        <translation>风蚀气候侵蚀力，逐月</translation>
    </message>
    <message>
        <source>Monthly rasters: rain in mm (or NDVI and the like for sum and greatest value)</source>
        <translation>逐月栅格：降雨（mm）（求和与最大值时也可为 NDVI 等）</translation>
    </message>
    <message>
        <source>Twelve layers or one of twelve bands, January first; names with numbers are sorted by them. For yearly rain one raster of the year's sum will do.</source>
        <translation>十二个图层或一个十二波段的图层，一月在前；名称带数字时按数字排序。年降雨公式给一个年总量栅格即可。</translation>
    </message>
    <message>
        <source>Monthly minimum temperature, degrees Celsius</source>
        <translation>逐月最低气温（摄氏度）</translation>
    </message>
    <message>
        <source>Monthly maximum temperature, degrees Celsius</source>
        <translation>逐月最高气温（摄氏度）</translation>
    </message>
    <message>
        <source>Monthly mean wind speed, m/s</source>
        <translation>月平均风速（m/s）</translation>
    </message>
    <message>
        <source>Height of the wind above ground (m)</source>
        <translation>风速的离地高度（m）</translation>
    </message>
    <message>
        <source>Monthly relative humidity, percent</source>
        <translation>月平均相对湿度（%）</translation>
    </message>
    <message>
        <source>Sand, percent</source>
        <translation>砂粒（%）</translation>
    </message>
    <message>
        <source>Silt, percent</source>
        <translation>粉粒（%）</translation>
    </message>
    <message>
        <source>Clay, percent</source>
        <translation>黏粒（%）</translation>
    </message>
    <message>
        <source>Organic carbon, percent</source>
        <translation>有机碳（%）</translation>
    </message>
    <message>
        <source>Organic matter divided by 1.724; g/kg divided by 10.</source>
        <translation>有机质除以 1.724；g/kg 除以 10。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>Connectivity</name>
    <message>
        <source>Landscape connectivity</source>
        <translation>景观连通性</translation>
    </message>
    <message>
        <source>Connectivity indices IIC and PC of habitat patches, and what each patch adds to them.</source>
        <translation>生境斑块的连通性指数 IIC 和 PC，以及各斑块的贡献。</translation>
    </message>
    <message>
        <source>Conefor,PC,IIC,dPC,dIIC,ECA,connector,stepping stone,betweenness,graph,dispersal</source>
        <translation>Conefor,景观连通性,PC,IIC,dPC,dIIC,ECA,斑块重要性,踏脚石,介数,扩散</translation>
    </message>
    <message>
        <source>Computes how well the habitat of a landscape is connected for a species, and what each patch adds: by itself, by its exchange with others, and as a stepping stone between them. Exact for every patch. It reads and writes Conefor's files.</source>
        <translation>计算某一物种的生境在景观中的连通程度，以及每个斑块的贡献：斑块自身、与其他斑块的交换，以及作为其间的踏脚石。每个斑块均为精确解。可读写 Conefor 文件。</translation>
    </message>
    <message>
        <source>IIC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; / (1 + nl&lt;sub&gt;ij&lt;/sub&gt;) / A&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt;, nl the least number of links (patches within the distance are linked). PC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p*&lt;sub&gt;ij&lt;/sub&gt; / A&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt;, p* the most probable path, p = P&lt;sup&gt;d/D&lt;/sup&gt;. EC = &amp;radic; of the sum. dX = 100 (X - X without the patch) / X = intra + flux + connector.</source>
        <translation>IIC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; / (1 + nl&lt;sub&gt;ij&lt;/sub&gt;) / A&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt;，nl 为最少连接数（距离以内的斑块相连）。PC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p*&lt;sub&gt;ij&lt;/sub&gt; / A&lt;sub&gt;L&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt;，p* 为概率最大的路径，p = P&lt;sup&gt;d/D&lt;/sup&gt;。EC = 该和的 &amp;radic;。dX = 100 (X - 去掉斑块后的 X) / X = intra + flux + connector。</translation>
    </message>
    <message>
        <source>&lt;b&gt;EC(PC)&lt;/b&gt; is the area of a single patch that would be as connected as the whole landscape. IIC and PC themselves depend on the landscape area A&lt;sub&gt;L&lt;/sub&gt;; EC and the shares of the patches do not. &lt;b&gt;dpc_conn&lt;/b&gt; above 0 marks stepping stones. &lt;b&gt;between&lt;/b&gt; counts the shortest paths through a patch, &lt;b&gt;between_pc&lt;/b&gt; weighs the most probable ones by their part of PC, in percent. Between centroids no patch can be a stepping stone, so edge to edge is the default. The sweep helps to choose the distance: where ranks hardly change, the choice matters little. &lt;b&gt;flux_f&lt;/b&gt; is the habitat that a patch reaches, &lt;b&gt;flux_if&lt;/b&gt; that and its own, times its own; flux_if adds up to EC&amp;sup2;.</source>
        <translation>&lt;b&gt;EC(PC)&lt;/b&gt; 为与整个景观连通程度相同的单个斑块的面积。IIC 和 PC 本身取决于景观面积 A&lt;sub&gt;L&lt;/sub&gt;；EC 和各斑块的份额则不取决于它。&lt;b&gt;dpc_conn&lt;/b&gt; 大于 0 的为踏脚石。&lt;b&gt;between&lt;/b&gt; 为经过斑块的最短路径数，&lt;b&gt;between_pc&lt;/b&gt; 以最大概率路径对 PC 的贡献加权（百分比）。按质心距离时斑块不可能成为踏脚石，因此默认边缘到边缘。扫描有助于选择距离：排序变化小时，如何选择影响不大。&lt;b&gt;flux_f&lt;/b&gt; 为斑块可到达的生境，&lt;b&gt;flux_if&lt;/b&gt; 为其与自身生境之和乘以自身生境；flux_if 之和等于 EC&amp;sup2;。</translation>
    </message>
    <message>
        <source>Pascual-Hortal and Saura (2006), Landscape Ecology 21 (IIC); Saura and Pascual-Hortal (2007), Landscape and Urban Planning 83 (PC); Saura and Rubio (2010), Ecography 33 (parts); Saura et al. (2011), Ecological Indicators 11 (EC); Bodin and Saura (2010), Ecological Modelling 221 (betweenness); Foltête et al. (2012), Graphab (F, IF); Saura et al. (2017), Ecological Indicators 76 (ProtConn); Hanski and Ovaskainen (2000), Nature 404 (capacity). Same figures as Conefor and Makurhini.</source>
        <translation>Pascual-Hortal 和 Saura（2006），Landscape Ecology 21（IIC）；Saura 和 Pascual-Hortal（2007），Landscape and Urban Planning 83（PC）；Saura 和 Rubio（2010），Ecography 33（分量）；Saura 等（2011），Ecological Indicators 11（EC）；Bodin 和 Saura（2010），Ecological Modelling 221（介数）；Foltête 等（2012），Graphab（F、IF）；Saura 等（2017），Ecological Indicators 76（ProtConn）；Hanski 和 Ovaskainen（2000），Nature 404（容量）。与 Conefor 和 Makurhini 的数值相同。</translation>
    </message>
    <message>
        <source>Habitat patches</source>
        <translation>生境斑块</translation>
    </message>
    <message>
        <source>Polygons, or a raster: patch numbers, or classes of which some are habitat. With Conefor's files they are only drawn, and may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of a raster that are habitat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example 1 or 1,3,5-7 or names: connected cells are a patch. Empty: each value above 0 is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that weighs the patches</source>
        <translation>斑块权重字段</translation>
    </message>
    <message>
        <source>Such as area x quality. Empty: the area in hectares.</source>
        <translation>例如面积 x 质量。留空：以公顷计的面积。</translation>
    </message>
    <message>
        <source>Distance between patches</source>
        <translation>斑块间距离</translation>
    </message>
    <message>
        <source>Edge to edge</source>
        <translation>边缘到边缘</translation>
    </message>
    <message>
        <source>Between centroids</source>
        <translation>质心到质心</translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation>最小成本</translation>
    </message>
    <message>
        <source>Resistance, for the least cost</source>
        <translation>阻力（用于最小成本）</translation>
    </message>
    <message>
        <source>Then the dispersal distance is a cost: resistance x metres.</source>
        <translation>此时扩散距离为成本：阻力 x 米。</translation>
    </message>
    <message>
        <source>Dispersal distance (metres or cost)</source>
        <translation>扩散距离（米或成本）</translation>
    </message>
    <message>
        <source>The threshold of the links of IIC, itself included, and where the probability holds.</source>
        <translation>IIC 连接的距离阈值（含该值），也是概率所对应的距离。</translation>
    </message>
    <message>
        <source>Distances of a sweep</source>
        <translation>扫描的距离</translation>
    </message>
    <message>
        <source>For example 500, 1000, 2000, 5000, 10000: tables and a picture to choose the distance by.</source>
        <translation>例如 500, 1000, 2000, 5000, 10000：输出表和图，用于选择距离。</translation>
    </message>
    <message>
        <source>Patches with their connectivity</source>
        <translation>斑块（含连通性）</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Patches within the dispersal distance: the shortest lines, or the cheapest ways.</source>
        <translation>扩散距离以内的斑块：最短连线或最小成本路径。</translation>
    </message>
    <message>
        <source>Table of patches</source>
        <translation>斑块表</translation>
    </message>
    <message>
        <source>Sweep over distances</source>
        <translation>距离扫描表</translation>
    </message>
    <message>
        <source>Sweep over distances as a picture</source>
        <translation>距离扫描图</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Conefor's file of nodes</source>
        <translation>Conefor 节点文件</translation>
    </message>
    <message>
        <source>Conefor's file of connections</source>
        <translation>Conefor 连接文件</translation>
    </message>
    <message>
        <source>Groups of linked patches</source>
        <translation>相连的斑块组</translation>
    </message>
    <message>
        <source>Number of links</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Landscape area</source>
        <translation>景观面积</translation>
    </message>
    <message>
        <source>In the unit of the patches' weight (ha); it scales IIC and PC only. Empty: the sum over the patches.</source>
        <translation>单位同斑块权重（ha）；只影响 IIC 和 PC 的数值。留空：斑块权重之和。</translation>
    </message>
    <message>
        <source>Neighbours of a cell</source>
        <translation>像元的邻域</translation>
    </message>
    <message>
        <source>Of a raster of classes; with 4, cells that touch at a corner only are two patches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller ones are no links. For thousands of patches, for example 0.01; it lowers PC and raises the connector parts a little.</source>
        <translation>低于此值不构成连接。斑块成千上万时可用例如 0.01；PC 会略低，connector 部分会略高。</translation>
    </message>
    <message>
        <source>Conefor's file of nodes instead</source>
        <translation>改用 Conefor 节点文件</translation>
    </message>
    <message>
        <source>Number and weight on each line, no header.</source>
        <translation>每行为编号和权重，无表头。</translation>
    </message>
    <message>
        <source>Two numbers and a value on each line; pairs that are missing are not linked.</source>
        <translation>每行为两个编号和一个值；未列出的点对不相连。</translation>
    </message>
    <message>
        <source>Values of the connections</source>
        <translation>连接的值为</translation>
    </message>
    <message>
        <source>Distances</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
</context>
<context>
    <name>CorridorNetwork</name>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Joins ecological sources by least-cost paths and corridors, and says why links were dropped.</source>
        <translation>以最小成本路径和廊道连接生态源地，并说明删除连接的原因。</translation>
    </message>
    <message>
        <source>least-cost path,linkage,MCR,cumulative resistance,cost distance,network,adjacency,ecological corridor</source>
        <translation>最小成本路径,生态廊道,MCR,最小累积阻力,累积阻力,成本距离,网络,邻接,Linkage Mapper</translation>
    </message>
    <message>
        <source>Finds which sources are neighbours, the cheapest path between them over the resistance, and the corridor around it. Links can be limited in length and cost, pruned to the nearest neighbours, and kept or dropped by hand. With a folder for the cost surfaces a stopped or changed run goes on from there.</source>
        <translation>找出相邻的源地、它们之间在阻力面上的最小成本路径，以及路径周围的廊道。可限制连接的长度和成本、只保留最近邻、手动保留或删除连接。给出成本面文件夹时，中断或修改后的运行可接着进行。</translation>
    </message>
    <message>
        <source>A step costs the mean resistance of its two cells times their distance (8 neighbours); D&lt;sub&gt;a&lt;/sub&gt; is the least sum of steps from source a, the cost of a link L&lt;sub&gt;ab&lt;/sub&gt; the least D&lt;sub&gt;a&lt;/sub&gt; in source b. Corridor: D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L&lt;sub&gt;ab&lt;/sub&gt; &amp;le; width; the raster is the least of these over all links. Costs are in resistance x metres. With a direction (slope, wind, current) both ways of a pair are found: the way there is D from a plus D to b.</source>
        <translation>一步的成本为两个像元的平均阻力乘以其距离（8 邻域）；D&lt;sub&gt;a&lt;/sub&gt; 为从源地 a 出发的最小步长成本之和，连接的成本 L&lt;sub&gt;ab&lt;/sub&gt; 为源地 b 内的最小 D&lt;sub&gt;a&lt;/sub&gt;。廊道：D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L&lt;sub&gt;ab&lt;/sub&gt; &amp;le; 宽度；廊道栅格取所有连接的最小值。成本单位为阻力 x 米。有方向（坡度、风、水流）时求出每对源地的往返两程：去程为从 a 出发的 D 加上到达 b 的 D。</translation>
    </message>
    <message>
        <source>&lt;b&gt;cost_len&lt;/b&gt; is the mean resistance met on the path, &lt;b&gt;cost_euc&lt;/b&gt; the cost per metre of straight distance. &lt;b&gt;status&lt;/b&gt;: 1 corridor, 10 nearest neighbour, 20 joins two parts, 100 kept by hand; -1 not nearest, -11 and -13 too long or short, -12 and -14 too dear or cheap, -15 through a third source, -16 no path, -100 dropped by hand. Edit the table of links (100, -100) and hand it back as overrides. A corridor of one width is narrow on the ground where the resistance is high. With a direction &lt;b&gt;cost&lt;/b&gt; is the mean of &lt;b&gt;cost_there&lt;/b&gt; and &lt;b&gt;cost_back&lt;/b&gt;.</source>
        <translation>&lt;b&gt;cost_len&lt;/b&gt; 为路径上的平均阻力，&lt;b&gt;cost_euc&lt;/b&gt; 为每米直线距离的成本。&lt;b&gt;status&lt;/b&gt;：1 廊道，10 最近邻，20 连接两个部分，100 手动保留；-1 非最近邻，-11 和 -13 过长或过短，-12 和 -14 成本过高或过低，-15 穿过第三个源地，-16 无路径，-100 手动删除。可编辑连接表（100、-100）后作为人工指定交回。同一宽度的廊道在阻力高处实际较窄。有方向时 &lt;b&gt;cost&lt;/b&gt; 为 &lt;b&gt;cost_there&lt;/b&gt; 与 &lt;b&gt;cost_back&lt;/b&gt; 的平均。</translation>
    </message>
    <message>
        <source>McRae and Kavanagh (2011), Linkage Mapper: same statuses and figures; widths and areas are ours. For corridors between all pairs (Journal of Arid Land 2025, 17(10)) choose all pairs and keep paths through third sources.</source>
        <translation>McRae 和 Kavanagh（2011），Linkage Mapper：状态码与数值一致；宽度和面积为本工具箱所加。要得到所有源地对之间的廊道（Journal of Arid Land 2025, 17(10)），请选择所有源地对并保留穿过第三个源地的路径。</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Polygons, or a raster of source numbers (0 or nodata elsewhere).</source>
        <translation>多边形，或源地编号栅格（其余为 0 或无数据）。</translation>
    </message>
    <message>
        <source>Pairs to be joined</source>
        <translation>要连接的源地对</translation>
    </message>
    <message>
        <source>Neighbours are sources whose zones of nearest ground touch.</source>
        <translation>相邻源地是指其最近地带相接的源地。</translation>
    </message>
    <message>
        <source>Neighbours by cost or by distance</source>
        <translation>按成本或距离相邻</translation>
    </message>
    <message>
        <source>Neighbours by cost</source>
        <translation>按成本相邻</translation>
    </message>
    <message>
        <source>Neighbours by straight distance</source>
        <translation>按直线距离相邻</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>所有源地对</translation>
    </message>
    <message>
        <source>The pairs listed below</source>
        <translation>下面列出的源地对</translation>
    </message>
    <message>
        <source>List of pairs</source>
        <translation>源地对列表</translation>
    </message>
    <message>
        <source>Pairs of the sources' ids or names, for example 1-2, 3-5, or North : A-7; South : A-7.</source>
        <translation>源地编号或名称的对，例如 1-2, 3-5，或 北 : A-7; 南 : A-7。</translation>
    </message>
    <message>
        <source>Corridors start and end</source>
        <translation>廊道起止于</translation>
    </message>
    <message>
        <source>The centroid is the source's cell that is nearest to it.</source>
        <translation>质心取源地中最接近它的像元。</translation>
    </message>
    <message>
        <source>At the edge of the sources</source>
        <translation>源地边缘</translation>
    </message>
    <message>
        <source>At the centroid of the sources</source>
        <translation>源地质心</translation>
    </message>
    <message>
        <source>Greatest straight distance</source>
        <translation>最大直线距离</translation>
    </message>
    <message>
        <source>Empty or 0: no limit. The costs of longer links are not computed.</source>
        <translation>留空或 0：不限。更长的连接不计算成本。</translation>
    </message>
    <message>
        <source>Greatest cost (resistance x metres)</source>
        <translation>最大成本（阻力 x 米）</translation>
    </message>
    <message>
        <source>Empty or 0: no limit.</source>
        <translation>留空或 0：不限。</translation>
    </message>
    <message>
        <source>Nearest neighbours kept by each source</source>
        <translation>每个源地保留的最近邻数</translation>
    </message>
    <message>
        <source>A link stays when it is among the nearest of either end. 0: all links stay.</source>
        <translation>连接属于任一端的最近邻时予以保留。0：保留所有连接。</translation>
    </message>
    <message>
        <source>Join the parts that keeping the nearest leaves apart</source>
        <translation>连接因只保留最近邻而分开的部分</translation>
    </message>
    <message>
        <source>Takes the shortest dropped links back, one by one, until they join no more parts.</source>
        <translation>逐条恢复已删除的最短连接，直到不能再连接更多部分。</translation>
    </message>
    <message>
        <source>Drop corridors that run through a third source</source>
        <translation>删除穿过第三个源地的廊道</translation>
    </message>
    <message>
        <source>The path counts, not the whole corridor.</source>
        <translation>以路径而非整条廊道为准。</translation>
    </message>
    <message>
        <source>Corridor width as a cost (resistance x metres)</source>
        <translation>廊道宽度（成本，阻力 x 米）</translation>
    </message>
    <message>
        <source>How much dearer than the path a way through a cell may be; 10,000 is 10 km at a resistance of 1.</source>
        <translation>经过某像元的路线比最小成本路径最多可贵多少；10,000 相当于阻力为 1 时的 10 km。</translation>
    </message>
    <message>
        <source>Rasters averaged along every link</source>
        <translation>沿各连接求平均的栅格</translation>
    </message>
    <message>
        <source>Such as threats: one more field for each, the mean on the path between its sources.</source>
        <translation>例如威胁：每个栅格增加一个字段，为两源地之间路径上的平均值。</translation>
    </message>
    <message>
        <source>Links to keep or to drop</source>
        <translation>要保留或删除的连接</translation>
    </message>
    <message>
        <source>A table with from_id, to_id and action (keep, drop), or the table of links of an earlier run in which status was set to 100 or -100. Kept links need a path only.</source>
        <translation>含 from_id、to_id 和 action（keep、drop）的表，或先前运行的连接表，其中 status 改为 100 或 -100。保留的连接只需有路径。</translation>
    </message>
    <message>
        <source>Least straight distance</source>
        <translation>最小直线距离</translation>
    </message>
    <message>
        <source>Least cost (resistance x metres)</source>
        <translation>最小成本（阻力 x 米）</translation>
    </message>
    <message>
        <source>Nearest by</source>
        <translation>最近邻依据</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Straight distance</source>
        <translation>直线距离</translation>
    </message>
    <message>
        <source>Further widths for the areas</source>
        <translation>用于面积的其他宽度</translation>
    </message>
    <message>
        <source>For example 2000, 5000; each gives an area for every corridor.</source>
        <translation>例如 2000, 5000；每个宽度为每条廊道给出一个面积。</translation>
    </message>
    <message>
        <source>Round the corridor raster to whole numbers</source>
        <translation>廊道栅格取整</translation>
    </message>
    <message>
        <source>As Linkage Mapper does.</source>
        <translation>与 Linkage Mapper 一致。</translation>
    </message>
    <message>
        <source>Fast preview</source>
        <translation>快速预览</translation>
    </message>
    <message>
        <source>One run over all sources instead of one for each: neighbours by cost only, costs that may be too high, no corridors around the paths.</source>
        <translation>对所有源地只运行一次，而非每个源地一次：仅按成本相邻，成本可能偏高，路径周围没有廊道。</translation>
    </message>
    <message>
        <source>Corridor raster</source>
        <translation>廊道栅格</translation>
    </message>
    <message>
        <source>Cost beyond the cheapest path of the nearest corridor; 0 on the paths.</source>
        <translation>超出最近廊道最小成本路径的成本；路径上为 0。</translation>
    </message>
    <message>
        <source>Dropped links with the reason</source>
        <translation>已删除的连接（含原因）</translation>
    </message>
    <message>
        <source>Corridor areas</source>
        <translation>廊道范围</translation>
    </message>
    <message>
        <source>Without the sources they join; width is measured across the path.</source>
        <translation>不含所连接的源地；宽度垂直于路径量算。</translation>
    </message>
    <message>
        <source>Ways back</source>
        <translation>返程路径</translation>
    </message>
    <message>
        <source>Of directed steps: the corridors' lines are the ways from from_id to to_id, these are those back.</source>
        <translation>步有方向时：廊道的线为从 from_id 到 to_id 的路径，这里是返程的路径。</translation>
    </message>
    <message>
        <source>Sticks from centroid to centroid</source>
        <translation>质心连线</translation>
    </message>
    <message>
        <source>Table of links</source>
        <translation>连接表</translation>
    </message>
    <message>
        <source>Folder of cost surfaces</source>
        <translation>成本面文件夹</translation>
    </message>
    <message>
        <source>One raster for each source. The same folder in a later run, or in pinch points and barriers, saves their computation where sources and resistance are the same.</source>
        <translation>每个源地一个栅格。源地和阻力不变时，以后运行或在夹点、障碍点中使用同一文件夹可免去重复计算。</translation>
    </message>
    <message>
        <source>Folder of one corridor raster for each link</source>
        <translation>各连接廊道栅格的文件夹</translation>
    </message>
    <message>
        <source>Number of corridors</source>
        <translation>廊道数量</translation>
    </message>
    <message>
        <source>Total length in metres</source>
        <translation>总长度（米）</translation>
    </message>
    <message>
        <source>Ground under the corridors in metres, shared ground once</source>
        <translation>廊道所占地面长度（米），共用地面只计一次</translation>
    </message>
    <message>
        <source>The part of it outside the sources in metres</source>
        <translation>其中位于源地之外的部分（米）</translation>
    </message>
    <message>
        <source>Parts of the network</source>
        <translation>网络的部分数</translation>
    </message>
    <message>
        <source>joins two sources</source>
        <translation>连接两个源地</translation>
    </message>
    <message>
        <source>is among the {nearest} nearest of a source</source>
        <translation>属于某源地的 {nearest} 个最近邻</translation>
    </message>
    <message>
        <source>joins two parts of the network</source>
        <translation>连接网络的两个部分</translation>
    </message>
    <message>
        <source>is kept by hand</source>
        <translation>手动保留</translation>
    </message>
    <message>
        <source>it is not among the {nearest} nearest of either source</source>
        <translation>不属于任一端的 {nearest} 个最近邻</translation>
    </message>
    <message>
        <source>its straight distance of {euclid:.0f} m is above {maximum_euclid:.10g} m</source>
        <translation>直线距离 {euclid:.0f} m 大于 {maximum_euclid:.10g} m</translation>
    </message>
    <message>
        <source>its straight distance of {euclid:.0f} m is below {minimum_euclid:.10g} m</source>
        <translation>直线距离 {euclid:.0f} m 小于 {minimum_euclid:.10g} m</translation>
    </message>
    <message>
        <source>its cost of {cost:.0f} is above {maximum_cost:.10g}</source>
        <translation>成本 {cost:.0f} 大于 {maximum_cost:.10g}</translation>
    </message>
    <message>
        <source>its cost of {cost:.0f} is below {minimum_cost:.10g}</source>
        <translation>成本 {cost:.0f} 小于 {minimum_cost:.10g}</translation>
    </message>
    <message>
        <source>it runs through source {between}</source>
        <translation>穿过源地 {between}</translation>
    </message>
    <message>
        <source>it joins no neighbours</source>
        <translation>它连接的不是相邻源地</translation>
    </message>
    <message>
        <source>the climates of its sources differ by no more than {climate:.10g}</source>
        <translation>两源地的气候相差不超过 {climate:.10g}</translation>
    </message>
    <message>
        <source>there is no path, since barriers lie between</source>
        <translation>被障碍阻隔，没有路径</translation>
    </message>
    <message>
        <source>it is dropped by hand</source>
        <translation>手动删除</translation>
    </message>
    <message>
        <source>there is no path, since source {unusable} lies on cells without resistance</source>
        <translation>源地 {unusable} 位于没有阻力的像元上，没有路径</translation>
    </message>
</context>
<context>
    <name>CorridorWidthChoice</name>
    <message>
        <source>Width of corridors</source>
        <translation>廊道宽度</translation>
    </message>
    <message>
        <source>What lies within several widths of corridors, and the widths that land cover and current suggest.</source>
        <translation>廊道若干宽度内的土地覆被与电流，以及由二者建议的宽度。</translation>
    </message>
    <message>
        <source>corridor width,buffer,threshold,land use share,cumulative current,knee,pinch point</source>
        <translation>廊道宽度,缓冲区,阈值,土地利用占比,累积电流,拐点,夹点</translation>
    </message>
    <message>
        <source>Helps to choose how wide corridors should be: what share of each land cover and of the current lies within half widths of their lines, how much ground dearer ways take (1, 2, 5, 10 % of the cost), and at how many widths a cell is a pinch point.</source>
        <translation>帮助选择廊道宽度：各类土地覆被和电流在线两侧各半宽内的占比，多花 1、2、5、10 % 成本的路径占多少土地，以及一个像元在多少个宽度下是夹点。</translation>
    </message>
    <message>
        <source>Share of class k within w = cells of k whose centre is at most w from the line's nearest cell, by all cells with land cover there. By land cover: the greatest w whose natural share is no more than 5 points below that of the first w. By current: the knee, farthest above the chord of the curve of the current's share, and the first w with 80 %. By cost: cells with D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L &amp;le; p L.</source>
        <translation>地类 k 在 w 内的占比 = 中心距线的最近像元不超过 w 的 k 类像元，除以其中有土地覆被的全部像元。按土地覆被：自然占比较首个 w 下降不超过 5 个百分点的最大 w。按电流：拐点，即电流占比曲线高出弦线最多处；以及首个含 80 % 电流的 w。按成本：D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L &amp;le; p L 的像元。</translation>
    </message>
    <message>
        <source>The ways of choosing differ and none is the right one: species need widths of their own. A knee depends on the widths that are listed, and where the curve has none the log says so. Widths are half widths, from the line to one side. Belts narrower than a cell hold the line's cells only.</source>
        <translation>各种选法结果不同，没有唯一正确者：物种各有所需宽度。拐点取决于所列宽度，曲线没有拐点时日志会说明。宽度为半宽，即从线到一侧。窄于像元的条带只含线经过的像元。</translation>
    </message>
    <message>
        <source>Shares of land cover within belts and shares of cumulative current are in use in many papers; the limits (5 points, 80 %) are those of the form. Knee: the difference curve of Satop&amp;auml;&amp;auml; et al. (2011), 10.1109/ICDCSW.2011.20.</source>
        <translation>条带内土地覆被占比与累积电流占比为许多论文所用；界限（5 个百分点、80 %）为本表单所设。拐点：Satop&amp;auml;&amp;auml; 等 (2011) 的差值曲线，10.1109/ICDCSW.2011.20。</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Lines of &lt;i&gt;Corridors&lt;/i&gt;, or any lines.</source>
        <translation>&lt;i&gt;廊道&lt;/i&gt;算法的线，或任意线。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>It is the grid of the result.</source>
        <translation>结果采用其格网。</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Cumulative current, of &lt;i&gt;Pinch points&lt;/i&gt; or &lt;i&gt;Current&lt;/i&gt;.</source>
        <translation>累积电流，来自&lt;i&gt;夹点&lt;/i&gt;或&lt;i&gt;电流&lt;/i&gt;算法。</translation>
    </message>
    <message>
        <source>Half widths (metres)</source>
        <translation>半宽（米）</translation>
    </message>
    <message>
        <source>Natural classes</source>
        <translation>自然地类</translation>
    </message>
    <message>
        <source>Class values or names of land cover.</source>
        <translation>土地覆被的类别值或名称。</translation>
    </message>
    <message>
        <source>Points that the natural share may lose</source>
        <translation>自然占比可下降的百分点</translation>
    </message>
    <message>
        <source>Pinch points are</source>
        <translation>夹点为</translation>
    </message>
    <message>
        <source>The highest 5 % of the cells with current</source>
        <translation>有电流像元中最高的 5 %</translation>
    </message>
    <message>
        <source>The highest 10 % of the cells with current</source>
        <translation>有电流像元中最高的 10 %</translation>
    </message>
    <message>
        <source>Cells above the mean by two standard deviations</source>
        <translation>高于均值两倍标准差的像元</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Their land is left out. For widths by cost they are those that the corridors join.</source>
        <translation>源地自身的土地不计入。按成本求宽度时为廊道所连接的源地。</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>With sources: widths by cost. That of the corridors.</source>
        <translation>与源地一起用于按成本求宽度。须为廊道所用的阻力。</translation>
    </message>
    <message>
        <source>Widths by cost (percent of the cost of each corridor)</source>
        <translation>按成本的宽度（占各廊道成本的百分比）</translation>
    </message>
    <message>
        <source>Folder of cost surfaces</source>
        <translation>成本面文件夹</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt;; saves time where sources and resistance are the same, else is passed over.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;；源地和阻力相同时可节省时间，否则略过。</translation>
    </message>
    <message>
        <source>Corridors start and end</source>
        <translation>廊道起止于</translation>
    </message>
    <message>
        <source>As the corridors were made.</source>
        <translation>与生成廊道时一致。</translation>
    </message>
    <message>
        <source>At the edge of the sources</source>
        <translation>源地边缘</translation>
    </message>
    <message>
        <source>At the centroid of the sources</source>
        <translation>源地质心</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Belts of the corridors</source>
        <translation>廊道条带</translation>
    </message>
    <message>
        <source>Share of widths at which a cell is a pinch point</source>
        <translation>像元为夹点的宽度所占份额</translation>
    </message>
    <message>
        <source>Page with charts</source>
        <translation>图表网页</translation>
    </message>
    <message>
        <source>Half width by land cover (metres)</source>
        <translation>按土地覆被的半宽（米）</translation>
    </message>
    <message>
        <source>Half width at the knee of the current (metres)</source>
        <translation>电流拐点处的半宽（米）</translation>
    </message>
    <message>
        <source>Half width that holds 80 % of the current (metres)</source>
        <translation>含 80 % 电流的半宽（米）</translation>
    </message>
</context>
<context>
    <name>CostDistance</name>
    <message>
        <source>Cost distance</source>
        <translation>成本距离</translation>
    </message>
    <message>
        <source>Accumulated cost of reaching every cell from the nearest source, with zones and paths.</source>
        <translation>各像元到最近源地的累积阻力，以及分区和路径。</translation>
    </message>
    <message>
        <source>cost distance,accumulated cost,MCR,minimum cumulative resistance,cost allocation,least-cost path</source>
        <translation>成本距离,累积成本,累积阻力,MCR,最小累积阻力,成本分配,最小成本路径</translation>
    </message>
    <message>
        <source>Finds for every cell what it costs to reach it from the source that is nearest by cost (minimum cumulative resistance), which source that is, and the cheapest path to each destination.</source>
        <translation>求各像元到达成本最近源地的成本（最小累积阻力）、该源地是哪一个，以及到每个目标的最小成本路径。</translation>
    </message>
    <message>
        <source>A step to one of the 8 neighbours costs (R&lt;sub&gt;a&lt;/sub&gt; + R&lt;sub&gt;b&lt;/sub&gt;) / 2 &amp;times; distance of the cell centres (cell size, &amp;times; &amp;radic;2 on a diagonal); a cell's cost is the least sum of steps from any source cell. Cells without data are barriers. The result is exact. With a direction a step costs more uphill or against wind or current: by Tobler R d exp(3.5 |s + 0.05| - 0.175), by r.walk R d + 0.72 d + 6 m up, 1.9998 m down to a slope of -0.2125, - 1.9998 m below; by flow R d (1 + k (1 - cos &amp;alpha;)/2).</source>
        <translation>到 8 邻域之一的一步成本为 (R&lt;sub&gt;a&lt;/sub&gt; + R&lt;sub&gt;b&lt;/sub&gt;) / 2 &amp;times; 像元中心间距（像元大小，对角线 &amp;times; &amp;radic;2）；像元的成本为从任一源地像元出发的最小步长成本之和。无数据像元为障碍。结果为精确解。有方向时上坡或逆风、逆流的步更贵：Tobler 为 R d exp(3.5 |s + 0.05| - 0.175)；r.walk 为 R d + 0.72 d，上坡每米加 6，下坡至坡度 -0.2125 每米 1.9998，更陡为 - 1.9998；风和水流为 R d (1 + k (1 - cos &amp;alpha;)/2)。</translation>
    </message>
    <message>
        <source>Costs are in resistance &amp;times; metres: 10,000 is 10 km at a resistance of 1, or 1 km at 10. &lt;b&gt;cost_len&lt;/b&gt; is the mean resistance met on a path, &lt;b&gt;cost_euc&lt;/b&gt; the cost per metre of the straight line between its ends. With a direction the way to a place costs another sum than the way back: choose from or to the sources; r.walk's costs are in other units, so limits must be, too. Destinations that cannot be reached are rows without a line, with the reason.</source>
        <translation>成本单位为阻力 &amp;times; 米：10,000 相当于阻力为 1 时的 10 km，或阻力为 10 时的 1 km。&lt;b&gt;cost_len&lt;/b&gt; 为路径上的平均阻力，&lt;b&gt;cost_euc&lt;/b&gt; 为两端直线上每米的成本。有方向时去程与返程的成本不同：请选择从源地出发或到达源地；r.walk 的成本单位不同，限值也须相应给出。无法到达的目标为没有线的行，并附原因。</translation>
    </message>
    <message>
        <source>Knaapen et al. (1992), minimum cumulative resistance; Dijkstra (1959). Same figures as ArcGIS Cost Distance and Cost Allocation; GRASS r.cost gives them divided by the cell size.</source>
        <translation>Knaapen 等（1992），最小累积阻力；Dijkstra（1959）。与 ArcGIS 的成本距离和成本分配结果一致；GRASS r.cost 的结果为其除以像元大小。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>Polygons, lines or points, or a raster of source numbers (0 or nodata elsewhere).</source>
        <translation>多边形、线或点，或源地编号栅格（其余为 0 或无数据）。</translation>
    </message>
    <message>
        <source>Greatest cost (resistance x metres)</source>
        <translation>最大成本（阻力 x 米）</translation>
    </message>
    <message>
        <source>Dearer cells are left without data, which saves time. Empty or 0: no limit.</source>
        <translation>成本更高的像元设为无数据，可节省时间。留空或 0：不限。</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Points, lines or polygons, each with a path of its own to its cheapest cell, or a raster of numbers.</source>
        <translation>点、线或多边形，每个都有一条通往其成本最低像元的路径；也可为编号栅格。</translation>
    </message>
    <message>
        <source>Field with the destinations' ids</source>
        <translation>目的地编号字段</translation>
    </message>
    <message>
        <source>Of any kind. Empty: 1, 2, 3 ... in the order of the features.</source>
        <translation>可为任何类型。留空：按要素顺序为 1、2、3……</translation>
    </message>
    <message>
        <source>With a direction, the cost is that of ways</source>
        <translation>有方向时，成本所指的路径</translation>
    </message>
    <message>
        <source>From the sources</source>
        <translation>从源地出发</translation>
    </message>
    <message>
        <source>To the sources</source>
        <translation>到达源地</translation>
    </message>
    <message>
        <source>Accumulated cost</source>
        <translation>累积阻力</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>成本分配</translation>
    </message>
    <message>
        <source>The number of the source that is nearest by cost; the lower one where two are equally near.</source>
        <translation>成本最近的源地编号；同样近时取较小者。</translation>
    </message>
    <message>
        <source>Least-cost paths</source>
        <translation>最小成本路径</translation>
    </message>
    <message>
        <source>Destinations that are reached</source>
        <translation>可到达的目标数</translation>
    </message>
    <message>
        <source>Destinations that are not reached</source>
        <translation>不可到达的目标数</translation>
    </message>
    <message>
        <source>lies in the source</source>
        <translation>位于源地内</translation>
    </message>
    <message>
        <source>outside the raster</source>
        <translation>位于栅格之外</translation>
    </message>
    <message>
        <source>on cells without resistance</source>
        <translation>位于没有阻力的像元上</translation>
    </message>
    <message>
        <source>behind barriers or beyond the greatest cost</source>
        <translation>位于障碍之后或超出最大成本</translation>
    </message>
</context>
<context>
    <name>CurrentMap</name>
    <message>
        <source>Current map</source>
        <translation>电流图</translation>
    </message>
    <message>
        <source>Current and effective resistance between places, by circuit theory.</source>
        <translation>基于电路理论的地点间电流和有效电阻。</translation>
    </message>
    <message>
        <source>circuit theory,Circuitscape,current density,effective resistance,pinch point,voltage,connectivity</source>
        <translation>电路理论,Circuitscape,电流密度,有效电阻,生态夹点,电压,连通性</translation>
    </message>
    <message>
        <source>Lets electric current flow over the resistance surface from one place to another. Unlike a least-cost path it uses all routes at once: cells that many of them share carry more of the current.</source>
        <translation>让电流在阻力面上从一处流向另一处。与最小成本路径不同，电流同时利用所有路线：为多条路线所共用的像元电流更大。</translation>
    </message>
    <message>
        <source>Every cell is a node, joined to its 8 or 4 neighbours with the conductance 2 / (R&lt;sub&gt;a&lt;/sub&gt; + R&lt;sub&gt;b&lt;/sub&gt;) (average resistance) or (1 / R&lt;sub&gt;a&lt;/sub&gt; + 1 / R&lt;sub&gt;b&lt;/sub&gt;) / 2 (average conductance), on diagonals by &amp;radic;2 less. Potentials v fulfil Kirchhoff's law &amp;Sigma; g (v&lt;sub&gt;a&lt;/sub&gt; - v&lt;sub&gt;b&lt;/sub&gt;) = I; a cell's current is what flows in or what flows out, whichever is more. Effective resistance: v&lt;sub&gt;a&lt;/sub&gt; - v&lt;sub&gt;b&lt;/sub&gt; for 1 A.</source>
        <translation>每个像元是一个节点，与 8 或 4 邻域相连，电导为 2 / (R&lt;sub&gt;a&lt;/sub&gt; + R&lt;sub&gt;b&lt;/sub&gt;)（平均电阻）或 (1 / R&lt;sub&gt;a&lt;/sub&gt; + 1 / R&lt;sub&gt;b&lt;/sub&gt;) / 2（平均电导），对角线再除以 &amp;radic;2。电势 v 满足基尔霍夫定律 &amp;Sigma; g (v&lt;sub&gt;a&lt;/sub&gt; - v&lt;sub&gt;b&lt;/sub&gt;) = I；像元的电流取流入与流出中的较大者。有效电阻：通 1 A 时的 v&lt;sub&gt;a&lt;/sub&gt; - v&lt;sub&gt;b&lt;/sub&gt;。</translation>
    </message>
    <message>
        <source>The current of a cell is the probability that a random walker passes it on the way. Cumulative maps add up pairs (pairwise) or nodes (one-to-all, all-to-one). Effective resistances are per cell: times the cell size they compare with accumulated cost, and the more routes there are, the lower they are. Rows without a resistance say why. The log tells how well Kirchhoff's law is fulfilled.</source>
        <translation>像元的电流是随机游走者途中经过它的概率。累积图将各点对（成对模式）或各节点（一对多、多对一）相加。有效电阻以像元为单位：乘以像元大小后可与累积阻力比较，路线越多其值越低。没有电阻的行附有原因。日志说明基尔霍夫定律的满足程度。</translation>
    </message>
    <message>
        <source>McRae et al. (2008), Ecology 89, 2712-2724. Same figures as Circuitscape 5. Solved by multigrid (Dendy 1982) in conjugate gradients.</source>
        <translation>McRae 等（2008），Ecology 89, 2712-2724。结果与 Circuitscape 5 一致。以多重网格（Dendy 1982）预处理的共轭梯度法求解。</translation>
    </message>
    <message>
        <source>The layer holds conductances</source>
        <translation>图层为电导</translation>
    </message>
    <message>
        <source>Then 0 and nodata are barriers.</source>
        <translation>此时 0 和无数据为障碍。</translation>
    </message>
    <message>
        <source>Focal nodes</source>
        <translation>焦点节点</translation>
    </message>
    <message>
        <source>Points, polygons, or a raster of numbers. Cells of one number conduct without resistance. Not used by the advanced mode.</source>
        <translation>点、多边形或编号栅格。编号相同的像元之间无电阻。高级模式不使用。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Pairwise: 1 A between every two nodes</source>
        <translation>成对：每两个节点之间通 1 A</translation>
    </message>
    <message>
        <source>One to all: from every node to all others</source>
        <translation>一对多：由每个节点流向其余所有节点</translation>
    </message>
    <message>
        <source>All to one: from all others to every node</source>
        <translation>多对一：由其余所有节点流向每个节点</translation>
    </message>
    <message>
        <source>Advanced: given sources and grounds</source>
        <translation>高级：给定电源和接地</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>Cells are joined by the average of</source>
        <translation>像元连接的平均方式</translation>
    </message>
    <message>
        <source>Circuitscape's own default is conductances; most studies use resistances.</source>
        <translation>Circuitscape 默认按电导；多数研究按电阻。</translation>
    </message>
    <message>
        <source>Resistances</source>
        <translation>按电阻</translation>
    </message>
    <message>
        <source>Conductances</source>
        <translation>按电导</translation>
    </message>
    <message>
        <source>Short-circuit regions</source>
        <translation>短路区域</translation>
    </message>
    <message>
        <source>Polygons or a raster of numbers: the cells of each conduct without resistance.</source>
        <translation>多边形或编号栅格：同一区域的像元之间无电阻。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Polygons or a raster above 0: nothing conducts outside.</source>
        <translation>多边形或大于 0 的栅格：其外不导电。</translation>
    </message>
    <message>
        <source>Focal nodes as a text list</source>
        <translation>焦点节点（文本列表）</translation>
    </message>
    <message>
        <source>Instead of the layer: rows of number, x and y.</source>
        <translation>代替图层：每行为编号、x 和 y。</translation>
    </message>
    <message>
        <source>Source strengths</source>
        <translation>电源强度</translation>
    </message>
    <message>
        <source>A table with source_id (or name) and strength (amperes), for one-to-all and all-to-one; else 1 A.</source>
        <translation>含 source_id（或 name）和 strength（安培）的表，用于一对全部和全部对一；否则为 1 A。</translation>
    </message>
    <message>
        <source>List of pairs</source>
        <translation>源地对列表</translation>
    </message>
    <message>
        <source>Of ids or names, for example 1-2, 3-5. Empty: all.</source>
        <translation>编号或名称的对，例如 1-2, 3-5。留空：全部。</translation>
    </message>
    <message>
        <source>The listed pairs are</source>
        <translation>列出的点对</translation>
    </message>
    <message>
        <source>One to all: partners that are left out are not grounded. All to one: they inject no current (in Circuitscape 1 A all the same).</source>
        <translation>一对多：被略去的节点不接地。多对一：它们不注入电流（Circuitscape 中仍注入 1 A）。</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Pairs as a text file</source>
        <translation>点对文本文件</translation>
    </message>
    <message>
        <source>Circuitscape's file of included pairs: a list, or a matrix with limits.</source>
        <translation>Circuitscape 的包含点对文件：列表，或带上下限的矩阵。</translation>
    </message>
    <message>
        <source>Current sources (advanced mode)</source>
        <translation>电源（高级模式）</translation>
    </message>
    <message>
        <source>A raster of amperes, or points with a field; negative ones draw current.</source>
        <translation>以安培为单位的栅格，或带字段的点；负值吸收电流。</translation>
    </message>
    <message>
        <source>Field with the amperes</source>
        <translation>安培字段</translation>
    </message>
    <message>
        <source>Empty: 1 A for each feature.</source>
        <translation>留空：每个要素 1 A。</translation>
    </message>
    <message>
        <source>Current sources as a text list</source>
        <translation>电源（文本列表）</translation>
    </message>
    <message>
        <source>Instead of the layer: rows of amperes, x and y.</source>
        <translation>代替图层：每行为安培数、x 和 y。</translation>
    </message>
    <message>
        <source>Grounds (advanced mode)</source>
        <translation>接地（高级模式）</translation>
    </message>
    <message>
        <source>A raster of resistances or conductances to ground, or points with a field.</source>
        <translation>对地电阻或电导栅格，或带字段的点。</translation>
    </message>
    <message>
        <source>Field with the grounds' values</source>
        <translation>接地值字段</translation>
    </message>
    <message>
        <source>Empty: direct grounds.</source>
        <translation>留空：直接接地。</translation>
    </message>
    <message>
        <source>Grounds as a text list</source>
        <translation>接地（文本列表）</translation>
    </message>
    <message>
        <source>Instead of the layer: rows of value, x and y.</source>
        <translation>代替图层：每行为值、x 和 y。</translation>
    </message>
    <message>
        <source>Values of the grounds are</source>
        <translation>接地的值为</translation>
    </message>
    <message>
        <source>Resistances (0: direct ground)</source>
        <translation>电阻（0：直接接地）</translation>
    </message>
    <message>
        <source>Conductances (0: no ground)</source>
        <translation>电导（0：不接地）</translation>
    </message>
    <message>
        <source>Where a source lies on a ground</source>
        <translation>电源与接地重合时</translation>
    </message>
    <message>
        <source>A direct ground under a positive source is always removed.</source>
        <translation>正电源下的直接接地总是去掉。</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Remove the source</source>
        <translation>去掉电源</translation>
    </message>
    <message>
        <source>Remove the ground</source>
        <translation>去掉接地</translation>
    </message>
    <message>
        <source>Remove all (in Circuitscape 5: the source)</source>
        <translation>全部去掉（Circuitscape 5 中：去掉电源）</translation>
    </message>
    <message>
        <source>All sources are 1 A</source>
        <translation>所有电源均为 1 A</translation>
    </message>
    <message>
        <source>All grounds are direct</source>
        <translation>所有接地均为直接接地</translation>
    </message>
    <message>
        <source>Currents as logarithms</source>
        <translation>电流取对数</translation>
    </message>
    <message>
        <source>log10 of the finished map; cells without current have no data.</source>
        <translation>对最终结果图取 log10；没有电流的像元为无数据。</translation>
    </message>
    <message>
        <source>Barriers are 0 in the maps</source>
        <translation>图中障碍为 0</translation>
    </message>
    <message>
        <source>Otherwise they have no data.</source>
        <translation>否则为无数据。</translation>
    </message>
    <message>
        <source>Relative residual of the solver</source>
        <translation>求解器的相对残差</translation>
    </message>
    <message>
        <source>The missing current by the injected one; 1e-8 gives currents well below 1e-6.</source>
        <translation>缺失电流与注入电流之比；1e-8 时电流误差远小于 1e-6。</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Multigrid</source>
        <translation>多重网格</translation>
    </message>
    <message>
        <source>Factorisation</source>
        <translation>矩阵分解</translation>
    </message>
    <message>
        <source>Solutions at the same time</source>
        <translation>同时求解的数量</translation>
    </message>
    <message>
        <source>More are faster on several processors and take more memory; the result is the same.</source>
        <translation>多处理器时更多更快，但占用更多内存；结果相同。</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Cumulative over all pairs or nodes.</source>
        <translation>所有点对或节点的累积值。</translation>
    </message>
    <message>
        <source>Maximum current</source>
        <translation>最大电流</translation>
    </message>
    <message>
        <source>The largest current of a pair or node in each cell.</source>
        <translation>各像元在所有点对或节点中的最大电流。</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>A band for every pair or node; one band in the advanced mode.</source>
        <translation>每个点对或节点一个波段；高级模式为一个波段。</translation>
    </message>
    <message>
        <source>Effective resistances</source>
        <translation>有效电阻</translation>
    </message>
    <message>
        <source>A row for every pair, or node; without a resistance the reason.</source>
        <translation>每个点对或节点一行；没有电阻时给出原因。</translation>
    </message>
    <message>
        <source>Matrix of resistances</source>
        <translation>电阻矩阵</translation>
    </message>
    <message>
        <source>Pairwise mode: -1 where there is none.</source>
        <translation>成对模式：没有时为 -1。</translation>
    </message>
    <message>
        <source>Maps of every pair or node</source>
        <translation>各点对或节点的图</translation>
    </message>
    <message>
        <source>current_1_2.tif and so on.</source>
        <translation>current_1_2.tif 等。</translation>
    </message>
    <message>
        <source>Pairs, nodes or components that were solved</source>
        <translation>求解的点对、节点或连通组分数</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Choose the layers of the study. They are taken as they are, or brought onto one grid in one coordinate system in metres.</source>
        <translation>选择研究所用的图层。可直接使用，或统一到以米为单位的同一坐标系和网格。</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>What its class values mean. Recognised by names, colours and the set of values, and shown here; choose another product where that is wrong.</source>
        <translation>类别值的含义。按名称、颜色和类别值集合识别并显示于此；若有误，请选择其他产品。</translation>
    </message>
    <message>
        <source>Layers are</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Taken as they are</source>
        <translation>直接使用</translation>
    </message>
    <message>
        <source>Prepared onto one grid</source>
        <translation>统一到同一网格</translation>
    </message>
    <message>
        <source>Cell size</source>
        <translation>像元大小</translation>
    </message>
    <message>
        <source>Empty: that of the finest raster of classes.</source>
        <translation>留空：最精细的分类栅格的像元大小。</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Empty: that of the layers where it is in metres, else the UTM zone.</source>
        <translation>留空：图层的坐标系（以米为单位时），否则为 UTM 分带。</translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation>准备好的数据</translation>
    </message>
    <message>
        <source>What was prepared?</source>
        <translation>准备了哪些数据？</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Limits, values without a row, legend</source>
        <translation>界限、无行的值、图例</translation>
    </message>
    <message>
        <source>The range below</source>
        <translation>下一级</translation>
    </message>
    <message>
        <source>The range above</source>
        <translation>上一级</translation>
    </message>
    <message>
        <source>A number, or nodata. Empty: such values are listed and refused.</source>
        <translation>数值或 nodata。留空：列出这些值并报错。</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>The product of a class raster, for tables that name land covers.</source>
        <translation>分类栅格的产品，用于按名称对应土地覆被的表。</translation>
    </message>
    <message>
        <source>A value on a &amp;limit belongs to</source>
        <translation>位于界限上的值归入(&amp;L)</translation>
    </message>
    <message>
        <source>Score of values without a ro&amp;w</source>
        <translation>无行的值的分值(&amp;W)</translation>
    </message>
    <message>
        <source>Le&amp;gend of the raster</source>
        <translation>栅格的图例(&amp;G)</translation>
    </message>
</context>
<context>
    <name>EcologicalImportance</name>
    <message>
        <source>Ecological importance</source>
        <translation>生态重要性</translation>
    </message>
    <message>
        <source>Classes of importance of services by the share that the best cells hold, and the NPP indices.</source>
        <translation>按最重要像元所占份额划分服务重要性等级，并计算 NPP 指数。</translation>
    </message>
    <message>
        <source>importance,ecological red line,NPP,water conservation,sand fixation,biodiversity,double evaluation</source>
        <translation>重要性评价,生态保护红线,NPP,水源涵养,防风固沙,生物多样性,双评价</translation>
    </message>
    <message>
        <source>Finds the cells that hold the first 50 % (extremely important) and 80 % (important) of a service, for several services, and their highest class. Services come from models, or from the NPP indices of the ecological red line where there are no models.</source>
        <translation>对若干服务找出提供前 50 %（极重要）和 80 %（重要）的像元，以及其最高等级。服务来自模型；没有模型时，来自生态保护红线的 NPP 指数。</translation>
    </message>
    <message>
        <source>Water = NPP F&lt;sub&gt;seepage&lt;/sub&gt; F&lt;sub&gt;rain&lt;/sub&gt; (1 - F&lt;sub&gt;slope&lt;/sub&gt;); soil = NPP (1 - K)(1 - F&lt;sub&gt;slope&lt;/sub&gt;); sand = NPP K F&lt;sub&gt;wind&lt;/sub&gt; D; biodiversity = NPP F&lt;sub&gt;rain&lt;/sub&gt; F&lt;sub&gt;temperature&lt;/sub&gt; (1 - F&lt;sub&gt;elevation&lt;/sub&gt;); factors from 0 to 1 by their least and greatest value, D = 1 / cos(slope). Class: sorted downwards, the limit is the value at which the share so far reaches 0.5 and 0.8.</source>
        <translation>水源涵养 = NPP F&lt;sub&gt;seepage&lt;/sub&gt; F&lt;sub&gt;rain&lt;/sub&gt; (1 - F&lt;sub&gt;slope&lt;/sub&gt;)；水土保持 = NPP (1 - K)(1 - F&lt;sub&gt;slope&lt;/sub&gt;)；防风固沙 = NPP K F&lt;sub&gt;wind&lt;/sub&gt; D；生物多样性 = NPP F&lt;sub&gt;rain&lt;/sub&gt; F&lt;sub&gt;temperature&lt;/sub&gt; (1 - F&lt;sub&gt;elevation&lt;/sub&gt;)；各因子按最小值和最大值缩放到 0 至 1，D = 1 / cos(坡度)。等级：由大到小排序，累积份额达到 0.5 和 0.8 时的值为界限。</translation>
    </message>
    <message>
        <source>Where a service is very uneven, the 80 % class can be a tenth of the land: the log says how much. The indices compare cells of one area; they are no amounts, and another area has another scale.</source>
        <translation>服务分布很不均匀时，80 % 的等级可能只占土地的十分之一：日志给出占多少。指数比较同一区域的像元，不是实物量；不同区域的尺度不同。</translation>
    </message>
    <message>
        <source>Technical guide for drawing the ecological red line (Ministry of Environmental Protection, China, 2017); guide to the double evaluation (2020): highest class of all services.</source>
        <translation>生态保护红线划定技术指南（环境保护部，2017）；双评价指南（2020）：取所有服务的最高等级。</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The services given</source>
        <translation>给定的服务</translation>
    </message>
    <message>
        <source>NPP index: water conservation</source>
        <translation>NPP 指数：水源涵养</translation>
    </message>
    <message>
        <source>NPP index: soil conservation</source>
        <translation>NPP 指数：水土保持</translation>
    </message>
    <message>
        <source>NPP index: sand fixation</source>
        <translation>NPP 指数：防风固沙</translation>
    </message>
    <message>
        <source>NPP index: biodiversity</source>
        <translation>NPP 指数：生物多样性</translation>
    </message>
    <message>
        <source>All NPP indices whose rasters are given</source>
        <translation>栅格齐备的所有 NPP 指数</translation>
    </message>
    <message>
        <source>Services (rasters)</source>
        <translation>服务（栅格）</translation>
    </message>
    <message>
        <source>High values are important.</source>
        <translation>高值为重要。</translation>
    </message>
    <message>
        <source>Net primary production</source>
        <translation>净初级生产力</translation>
    </message>
    <message>
        <source>Several years: their mean is taken.</source>
        <translation>多年时取其均值。</translation>
    </message>
    <message>
        <source>Seepage of the soil</source>
        <translation>土壤渗流因子</translation>
    </message>
    <message>
        <source>From 0 to 1, or texture classes from 1 (heavy clay) to 13 (sand).</source>
        <translation>0 到 1，或土壤质地类别 1（重黏土）到 13（砂土）。</translation>
    </message>
    <message>
        <source>Precipitation of a year</source>
        <translation>年降水量</translation>
    </message>
    <message>
        <source>Slope in degrees</source>
        <translation>坡度（度）</translation>
    </message>
    <message>
        <source>Erodibility of the soil (K)</source>
        <translation>土壤可蚀性因子（K）</translation>
    </message>
    <message>
        <source>From the climate and soil index: EPIC, corrected for China.</source>
        <translation>由气候与土壤指数得到：EPIC，中国修正。</translation>
    </message>
    <message>
        <source>Climatic erosivity of wind</source>
        <translation>风蚀气候侵蚀力</translation>
    </message>
    <message>
        <source>From the climate and soil index.</source>
        <translation>由气候与土壤指数得到。</translation>
    </message>
    <message>
        <source>Roughness of the ground</source>
        <translation>地表粗糙度</translation>
    </message>
    <message>
        <source>Empty: 1 / cos(slope).</source>
        <translation>留空：1 / cos(坡度)。</translation>
    </message>
    <message>
        <source>Mean temperature of a year</source>
        <translation>年平均气温</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>Bring the factors onto 0 to 1</source>
        <translation>将各因子缩放到 0 至 1</translation>
    </message>
    <message>
        <source>By their least and greatest value; off where they are factors already.</source>
        <translation>按最小值和最大值；若已是因子，请关闭。</translation>
    </message>
    <message>
        <source>Shares of the total, of the most important class first</source>
        <translation>占总量的份额，由最重要的等级起</translation>
    </message>
    <message>
        <source>Importance (a band for each service)</source>
        <translation>重要性（每项服务一个波段）</translation>
    </message>
    <message>
        <source>Highest importance</source>
        <translation>最高重要性</translation>
    </message>
    <message>
        <source>NPP indices (a band each)</source>
        <translation>NPP 指数（每个指数一个波段）</translation>
    </message>
    <message>
        <source>Limits, areas and shares</source>
        <translation>界限、面积和份额</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>所有服务</translation>
    </message>
    <message>
        <source>least important</source>
        <translation>一般重要</translation>
    </message>
    <message>
        <source>important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>extremely important</source>
        <translation>极重要</translation>
    </message>
</context>
<context>
    <name>EcologicalSensitivity</name>
    <message>
        <source>Ecological sensitivity</source>
        <translation>生态敏感性</translation>
    </message>
    <message>
        <source>Sensitivity to erosion, desertification, salinisation and karst: graded factors, geometric mean, grades.</source>
        <translation>土壤侵蚀、沙漠化、盐渍化和石漠化敏感性：因子分级、几何平均、定级。</translation>
    </message>
    <message>
        <source>ecological sensitivity,fragility,soil erosion,desertification,salinisation,red line,double evaluation</source>
        <translation>生态敏感性,脆弱性,土壤侵蚀,沙漠化,盐渍化,石漠化,生态保护红线,双评价</translation>
    </message>
    <message>
        <source>Grades the factors of a problem by the tables of China's guides and takes their geometric mean; then grades that. Several problems are joined by their highest value. Own scores can be given, too.</source>
        <translation>按我国技术规范的分级表对某一问题的各因子分级，取其几何平均后定级。多个问题取最高值合并。也可给出自定的分值。</translation>
    </message>
    <message>
        <source>S = (s&lt;sub&gt;1&lt;/sub&gt; s&lt;sub&gt;2&lt;/sub&gt; ... s&lt;sub&gt;n&lt;/sub&gt;)&lt;sup&gt;1/n&lt;/sup&gt;; grades above 2, 4, 6, 8 (or 2, 4).</source>
        <translation>S = (s&lt;sub&gt;1&lt;/sub&gt; s&lt;sub&gt;2&lt;/sub&gt; ... s&lt;sub&gt;n&lt;/sub&gt;)&lt;sup&gt;1/n&lt;/sup&gt;；分级界限为大于 2、4、6、8（或 2、4）。</translation>
    </message>
    <message>
        <source>Five grades with the scores 1, 3, 5, 7, 9 (2003) or three with 1, 3, 5 (2017): not sensitive to extremely sensitive. The limits are made for all of China: where they put a whole study area into one grade, score the factors by natural breaks (Resistance factor) and give the scores.</source>
        <translation>五级的分值为 1、3、5、7、9（2003），三级的为 1、3、5（2017）：由不敏感到极敏感。界限针对全国制定：若整个研究区落入同一级，请用自然断点法对因子评分（阻力因子），再给出分值。</translation>
    </message>
    <message>
        <source>Interim rule for ecological function zoning (SEPA, 2003); technical guide for drawing the ecological red line (2017); the scores of soils with three grades are our reading of it.</source>
        <translation>生态功能区划暂行规程（国家环境保护总局，2003）；生态保护红线划定技术指南（2017）；三级土壤的分值为本工具对指南的理解。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Soil erosion</source>
        <translation>土壤侵蚀</translation>
    </message>
    <message>
        <source>Desertification</source>
        <translation>沙漠化</translation>
    </message>
    <message>
        <source>Salinisation (five grades)</source>
        <translation>盐渍化（五级）</translation>
    </message>
    <message>
        <source>Karst desertification (three grades)</source>
        <translation>石漠化（三级）</translation>
    </message>
    <message>
        <source>Scores that are given</source>
        <translation>给定的分值</translation>
    </message>
    <message>
        <source>Highest of several sensitivities</source>
        <translation>多项敏感性取最高</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Five (2003)</source>
        <translation>五级（2003）</translation>
    </message>
    <message>
        <source>Three (2017)</source>
        <translation>三级（2017）</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Erosion: rainfall erosivity (MJ mm / (ha h yr)), soil (classes 1 to 5: gravel and sand, coarse and fine sand and clay, silty sand and loam, sandy loam and silty clay, silt), relief (m), vegetation cover (0 to 1). Desertification: precipitation by evapotranspiration (three grades: the reverse), days above 6 m/s in winter and spring, soil (rock, clay, gravel, loam, sand), cover. Salinisation: evaporation by precipitation, salt in groundwater (g/l), landform (mountain, fan and delta, flood plain, valley, closed basin and coast). Karst: carbonate rock (%), slope (degrees), cover.</source>
        <translation>土壤侵蚀：降雨侵蚀力（MJ mm / (ha h yr)）、土壤（1 至 5 类：石砾和砂，粗砂土、细砂土和黏土，粉砂土和壤土，砂壤土和粉黏土，粉土）、地形起伏度（m）、植被覆盖度（0 至 1）。沙漠化：降水量与蒸散量之比（三级时相反）、冬春季大于 6 m/s 大风的日数、土壤（基岩、黏质、砾质、壤质、沙质）、植被覆盖度。盐渍化：蒸发量与降水量之比、地下水矿化度（g/l）、地貌（山地，扇形地和三角洲，泛滥平原，河谷，闭流盆地和滨海）。石漠化：碳酸盐岩（%）、坡度（度）、植被覆盖度。</translation>
    </message>
    <message>
        <source>What the rasters are, in their order</source>
        <translation>各栅格依次是什么</translation>
    </message>
    <message>
        <source>Names separated by commas: rain_erosivity, soil, relief, cover, wetness, dryness, gale_days, evaporation_ratio, groundwater_salt, landform, carbonate_share, slope. Empty: all factors of the problem in the order above.</source>
        <translation>名称用逗号分隔：rain_erosivity、soil、relief、cover、wetness、dryness、gale_days、evaporation_ratio、groundwater_salt、landform、carbonate_share、slope。留空：该问题的所有因子，按上述顺序。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感性</translation>
    </message>
    <message>
        <source>Grades of sensitivity</source>
        <translation>敏感性等级</translation>
    </message>
    <message>
        <source>Scores of the factors (a band each)</source>
        <translation>因子分值（每个因子一个波段）</translation>
    </message>
    <message>
        <source>Areas of the grades</source>
        <translation>各级面积</translation>
    </message>
</context>
<context>
    <name>EcologicalSources</name>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Selects habitat patches by size and connectivity, and tells of each why it was kept or not.</source>
        <translation>按面积和连通性选取生境斑块，并说明每个斑块保留或舍去的原因。</translation>
    </message>
    <message>
        <source>ecological source,core,patch,dPC,MSPA,OWA,priority area,connectivity,selection</source>
        <translation>生态源地,核心区,斑块,dPC,MSPA,OWA,优先区,连通性,筛选</translation>
    </message>
    <message>
        <source>Selects ecological sources from MSPA cores, priority areas of OWA, any classes of a raster or habitat polygons, or where several class layers agree (services, sensitivity, health): patches of a least area, the largest ones, those that matter for the connectivity of the landscape. One table tells for every patch why it was kept or dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dPC = 100 (PC - PC without the patch) / PC among the candidates, PC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p*&lt;sub&gt;ij&lt;/sub&gt; with the most probable path p* and p = P&lt;sup&gt;d/D&lt;/sup&gt; for edge-to-edge distances d. Candidates are the patches that pass the rules of size. The share of EC(PC) = &amp;radic;PC takes the most important patches until they alone reach it.</source>
        <translation>dPC = 100 (PC - 去掉斑块后的 PC) / PC，在候选斑块中计算；PC = &amp;Sigma;&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p*&lt;sub&gt;ij&lt;/sub&gt;，p* 为概率最大的路径，p = P&lt;sup&gt;d/D&lt;/sup&gt;，d 为边缘间距离。候选斑块为符合面积规则的斑块。EC(PC) = &amp;radic;PC 的占比：从最重要的斑块取起，直到它们单独达到该占比。</translation>
    </message>
    <message>
        <source>Sources are numbered by dPC, the most important first. &lt;b&gt;dpc_intra&lt;/b&gt; is the patch itself, &lt;b&gt;dpc_flux&lt;/b&gt; what it exchanges, &lt;b&gt;dpc_conn&lt;/b&gt; its part as a stepping stone. &lt;b&gt;ec_share&lt;/b&gt; is the equivalent connectivity that the sources up to this one reach alone, in percent of that of all candidates: where it hardly grows any more is a good place to stop. The table of decisions has every patch with its centroid. Of layers that must agree the log tells the hectares that fail by each layer alone; where a service is skewed, the class that holds half of it may be a tenth of the land.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), section 2.3.1 (30 largest cores, dPC above 1.1 at 5000 m and 0.5); Land 2025, 14:2159, section 2.3.2 (priority areas above 5 km2); Saura and Pascual-Hortal (2007), Landscape and Urban Planning 83; Saura and Rubio (2010), Ecography 33; Saura et al. (2011), Ecological Indicators 11.</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 2.3.1 节（最大的 30 个核心区，5000 m、0.5 时 dPC 大于 1.1）；Land 2025, 14:2159，第 2.3.2 节（大于 5 km2 的优先区）；Saura 和 Pascual-Hortal（2007），Landscape and Urban Planning 83；Saura 和 Rubio（2010），Ecography 33；Saura 等（2011），Ecological Indicators 11。</translation>
    </message>
    <message>
        <source>Class raster</source>
        <translation>分类栅格</translation>
    </message>
    <message>
        <source>Classes of MSPA, priority areas of OWA, land cover ... With polygons it is the grid only.</source>
        <translation>MSPA 类别、OWA 优先区、土地覆被等。给出多边形时只用作网格。</translation>
    </message>
    <message>
        <source>Values that are habitat</source>
        <translation>作为生境的值</translation>
    </message>
    <message>
        <source>For example 1 or 1,3,5-7 or the names of classes. Empty: the class Core, else the priority classes of &lt;i&gt;OWA scenarios&lt;/i&gt;, else the only class above 0.</source>
        <translation>例如 1 或 1,3,5-7，或类别名称。留空：核心区类别，否则&lt;i&gt;OWA 情景&lt;/i&gt;的优先类别，否则大于 0 的唯一类别。</translation>
    </message>
    <message>
        <source>Habitat polygons instead</source>
        <translation>改用生境多边形</translation>
    </message>
    <message>
        <source>Each feature is a patch.</source>
        <translation>每个要素为一个斑块。</translation>
    </message>
    <message>
        <source>Least area (ha)</source>
        <translation>最小面积（ha）</translation>
    </message>
    <message>
        <source>0 or empty: all.</source>
        <translation>0 或留空：全部。</translation>
    </message>
    <message>
        <source>Least share of the land (%)</source>
        <translation>占土地的最小比例（%）</translation>
    </message>
    <message>
        <source>Where no least area is given: of the cells with data of the class raster.</source>
        <translation>未给出最小面积时：占类别栅格有数据像元的比例。</translation>
    </message>
    <message>
        <source>Number of largest patches</source>
        <translation>最大斑块数</translation>
    </message>
    <message>
        <source>0: all.</source>
        <translation>0：全部。</translation>
    </message>
    <message>
        <source>Least dPC (%)</source>
        <translation>最小 dPC（%）</translation>
    </message>
    <message>
        <source>Among the patches that pass the rules of size. 0: all.</source>
        <translation>在符合面积规则的斑块中。0：全部。</translation>
    </message>
    <message>
        <source>Share of EC(PC) to keep (%)</source>
        <translation>保留的 EC(PC) 占比（%）</translation>
    </message>
    <message>
        <source>As few patches as reach this share of the equivalent connectivity. Empty: no limit.</source>
        <translation>取达到该等效连通性占比所需的最少斑块。留空：不限。</translation>
    </message>
    <message>
        <source>Dispersal distance</source>
        <translation>扩散距离</translation>
    </message>
    <message>
        <source>Of the species; also the threshold of the links of IIC.</source>
        <translation>物种的扩散距离；也是 IIC 连接的距离阈值。</translation>
    </message>
    <message>
        <source>Rasters whose mean is wanted</source>
        <translation>需统计均值的栅格</translation>
    </message>
    <message>
        <source>One more field for each, for example habitat quality.</source>
        <translation>每个栅格增加一个字段，例如生境质量。</translation>
    </message>
    <message>
        <source>Sources as a raster</source>
        <translation>源地栅格</translation>
    </message>
    <message>
        <source>Numbers of the sources on the grid of the class raster.</source>
        <translation>分类栅格网格上的源地编号。</translation>
    </message>
    <message>
        <source>Decisions: every patch, kept or why not</source>
        <translation>决策表：每个斑块保留或舍去的原因</translation>
    </message>
    <message>
        <source>Layers that must agree: what each of them takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of sources</source>
        <translation>源地数量</translation>
    </message>
    <message>
        <source>Area of the sources (ha)</source>
        <translation>源地面积（ha）</translation>
    </message>
    <message>
        <source>EC(PC) of the candidates (ha)</source>
        <translation>候选斑块的 EC(PC)（ha）</translation>
    </message>
    <message>
        <source>EC(PC) of the sources alone, in % of that</source>
        <translation>源地单独的 EC(PC) 占比（%）</translation>
    </message>
    <message>
        <source>MSPA raster for the share of core</source>
        <translation>用于核心区占比的 MSPA 栅格</translation>
    </message>
    <message>
        <source>Bytes or classes of &lt;i&gt;MSPA&lt;/i&gt;. Empty: the class raster, where it has a class Core.</source>
        <translation>&lt;i&gt;MSPA&lt;/i&gt; 的编码或类别。留空：使用分类栅格（若含核心区类别）。</translation>
    </message>
    <message>
        <source>Quality that weighs the area</source>
        <translation>用于面积加权的质量</translation>
    </message>
    <message>
        <source>In the connectivity a patch counts with area x mean quality instead of its area.</source>
        <translation>在连通性中，斑块以面积 x 平均质量代替面积。</translation>
    </message>
    <message>
        <source>Neighbours of a cell</source>
        <translation>像元的邻域</translation>
    </message>
    <message>
        <source>With 4, cells that touch at a corner only are two patches.</source>
        <translation>取 4 时，只在角上相接的像元属于两个斑块。</translation>
    </message>
    <message>
        <source>Distance between patches</source>
        <translation>斑块间距离</translation>
    </message>
    <message>
        <source>Between centroids no patch can be a stepping stone.</source>
        <translation>质心间距离下任何斑块都不能作为踏脚石。</translation>
    </message>
    <message>
        <source>Edge to edge</source>
        <translation>边缘到边缘</translation>
    </message>
    <message>
        <source>Between centroids</source>
        <translation>质心到质心</translation>
    </message>
    <message>
        <source>Fill holes up to (ha)</source>
        <translation>填充不大于此的孔洞（ha）</translation>
    </message>
    <message>
        <source>Empty or 0: none.</source>
        <translation>留空或 0：不填充。</translation>
    </message>
    <message>
        <source>Join patches that are this near</source>
        <translation>合并相距不超过此值的斑块</translation>
    </message>
    <message>
        <source>One patch of several parts; 0 joins those that touch. Empty: none, or as the edge width says.</source>
        <translation>成为由多个部分组成的一个斑块；0 连接相接的斑块。留空：不连接，或按边缘宽度。</translation>
    </message>
    <message>
        <source>Edge width of the cores in cells</source>
        <translation>核心区的边缘宽度（像元）</translation>
    </message>
    <message>
        <source>Joins cores that are parted by their two edges and no more than a cell of other land: they would have trivial corridors. Empty: joins none.</source>
        <translation>连接仅被两侧边缘和不超过一个像元的其他土地隔开的核心区：否则会形成没有意义的廊道。留空：不连接。</translation>
    </message>
    <message>
        <source>For thousands of patches, for example 0.01.</source>
        <translation>斑块成千上万时可用例如 0.01。</translation>
    </message>
    <message>
        <source>Cell size</source>
        <translation>像元大小</translation>
    </message>
    <message>
        <source>Of the sources as a raster, where polygons come without any raster.</source>
        <translation>只给出多边形而没有栅格时，源地栅格的像元大小。</translation>
    </message>
</context>
<context>
    <name>EcosystemHealth</name>
    <message>
        <source>Ecosystem health</source>
        <translation>生态系统健康</translation>
    </message>
    <message>
        <source>Health index of vigour, organisation, resilience and services (VORS), comparable over years.</source>
        <translation>由活力、组织力、恢复力和服务（VORS）构成的健康指数，各年可比。</translation>
    </message>
    <message>
        <source>VORS,VOR,CVOR,EHI,vigour,organisation,resilience,ecosystem health,NPP</source>
        <translation>VORS,VOR,CVOR,EHI,生态系统健康,活力,组织力,恢复力,生态系统服务,NPP</translation>
    </message>
    <message>
        <source>Maps how healthy ecosystems are: how much grows (vigour), how the landscape is arranged (organisation), how it withstands and recovers (resilience) and what it gives (services). Years are normalised together, so that they can be compared.</source>
        <translation>评价生态系统的健康程度：生长状况（活力）、景观结构（组织力）、抵抗与恢复能力（恢复力）以及所提供的服务。各年一并归一化，便于比较。</translation>
    </message>
    <message>
        <source>EHI = &amp;radic;(PH &amp;middot; CESI), PH = &lt;sup&gt;3&lt;/sup&gt;&amp;radic;(EV &amp;middot; EO &amp;middot; ER). EV: normalised NPP. EO = .10 AWMPFD + .25 SHDI + .10 CONT + .25 FI1 + for grassland, water and cropland .03 CI + .07 FI (CI cohesion, FI fragmentation turned round, all normalised). ER = .4 &amp;Sigma;A C&lt;sub&gt;resistant&lt;/sub&gt; + .6 &amp;Sigma;A C&lt;sub&gt;resilient&lt;/sub&gt;, normalised. CESI: normalised value of services. VOR: EHI = PH. CVOR: weighted sum of condition, EV, EO and ER.</source>
        <translation>EHI = &amp;radic;(PH &amp;middot; CESI)，PH = &lt;sup&gt;3&lt;/sup&gt;&amp;radic;(EV &amp;middot; EO &amp;middot; ER)。EV：归一化的 NPP。EO = .10 AWMPFD + .25 SHDI + .10 CONT + .25 FI1 + 草地、水域和耕地各 .03 CI + .07 FI（CI 为连接度，FI 为反向的破碎度，均归一化）。ER = .4 &amp;Sigma;A C&lt;sub&gt;resistant&lt;/sub&gt; + .6 &amp;Sigma;A C&lt;sub&gt;resilient&lt;/sub&gt;，归一化。CESI：归一化的服务价值。VOR：EHI = PH。CVOR：条件、EV、EO 和 ER 的加权和。</translation>
    </message>
    <message>
        <source>0 is the least, 1 the best of all units and years. The paper gives no coefficients of resistance and resilience: those of the toolbox are its author's judgement, and are shown in the log; give your own table. A unit without a key class gets 0 for that class' terms. EHI depends on the size of the unit. The paper's class limits (table 3) cannot follow from its formula: EHI is at most the root of CESI, .040 on bare land and .201 on grass; they need the index rescaled. Natural breaks fit as it is.</source>
        <translation>0 为所有单元和年份中最差，1 为最好。论文没有给出抵抗力和恢复力系数：工具箱中的系数是其作者的判断，并在日志中列出；请给出您自己的表。没有某关键类的单元，该类各项为 0。EHI 取决于单元大小。论文的分级界限（表 3）不可能由其公式得出：EHI 不超过 CESI 的平方根，裸地为 .040，草地为 .201；这些界限需要重新缩放指数。自然断点法则可直接使用。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), section 2.3.5, tables 2 and 3; Rapport et al. (1998); FRAGSTATS v4.</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 2.3.5 节，表 2 和表 3；Rapport 等（1998）；FRAGSTATS v4。</translation>
    </message>
    <message>
        <source>Land cover, one raster a year</source>
        <translation>土地覆被（每年一个栅格）</translation>
    </message>
    <message>
        <source>Vigour (NPP), one raster a year</source>
        <translation>活力（NPP，每年一个栅格）</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Empty: the years in the layers' names.</source>
        <translation>留空：取图层名称中的年份。</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>Resistance and resilience of the classes</source>
        <translation>各类别的抵抗力与恢复力</translation>
    </message>
    <message>
        <source>Columns lucode (or name), resistant, resilient, 0 to 1. Empty: the toolbox author's own values, which the log shows; the paper gives none.</source>
        <translation>列为 lucode（或 name）、resistant、resilient，取值 0 到 1。留空：采用本工具箱作者的值（见日志）；论文未给出。</translation>
    </message>
    <message>
        <source>Value of services by class</source>
        <translation>各类别的服务价值</translation>
    </message>
    <message>
        <source>Columns lucode (or name) and a column for each service. Empty: table 2 of the paper.</source>
        <translation>列为 lucode（或 name），每项服务一列。留空：论文表 2。</translation>
    </message>
    <message>
        <source>Key classes</source>
        <translation>关键地类</translation>
    </message>
    <message>
        <source>Groups separated by semicolons, classes by commas: names or values.</source>
        <translation>各组用分号分隔，类别用逗号分隔：名称或值。</translation>
    </message>
    <message>
        <source>Fishnet</source>
        <translation>渔网</translation>
    </message>
    <message>
        <source>Moving window</source>
        <translation>移动窗口</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Over all years together (comparable)</source>
        <translation>所有年份一并（可比）</translation>
    </message>
    <message>
        <source>Each year alone</source>
        <translation>各年单独</translation>
    </message>
    <message>
        <source>Index rescaled</source>
        <translation>指数重新缩放</translation>
    </message>
    <message>
        <source>The paper's limits of health need it: its formula gives bare land at most .040 and grass .201.</source>
        <translation>论文的健康界限需要重新缩放：按其公式，裸地最高为 .040，草地最高为 .201。</translation>
    </message>
    <message>
        <source>As the formula gives it</source>
        <translation>按公式的原值</translation>
    </message>
    <message>
        <source>To 0 to 1 over all years</source>
        <translation>按所有年份缩放到 0 至 1</translation>
    </message>
    <message>
        <source>To 0 to 1, 2nd to 98th percentile</source>
        <translation>按第 2 至第 98 百分位数缩放到 0 至 1</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>The paper's limits fit a rescaled index only.</source>
        <translation>论文的界限仅适用于重新缩放后的指数。</translation>
    </message>
    <message>
        <source>The paper's limits</source>
        <translation>论文的界限</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>Ecosystem health (a band a year)</source>
        <translation>生态系统健康（每年一个波段）</translation>
    </message>
    <message>
        <source>Components (bands by year)</source>
        <translation>分量（按年份的波段）</translation>
    </message>
    <message>
        <source>Health classes (a band a year)</source>
        <translation>健康等级（每年一个波段）</translation>
    </message>
    <message>
        <source>Areas of the classes</source>
        <translation>各等级面积</translation>
    </message>
    <message>
        <source>Units with their health</source>
        <translation>单元（含健康指数）</translation>
    </message>
    <message>
        <source>Chart of the classes</source>
        <translation>等级图表</translation>
    </message>
    <message>
        <source>PNG files (*.png)</source>
        <translation>PNG 文件 (*.png)</translation>
    </message>
    <message>
        <source>Limits of the health classes</source>
        <translation>健康等级的界限</translation>
    </message>
    <message>
        <source>Mean health of the last year</source>
        <translation>最后一年的平均健康指数</translation>
    </message>
    <message>
        <source>Classes of ecosystem health</source>
        <translation>生态系统健康等级</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>面积（km²）</translation>
    </message>
</context>
<context>
    <name>Evolution</name>
    <message>
        <source>Folders of finished runs</source>
        <translation>已完成运行的文件夹</translation>
    </message>
    <message>
        <source>Separated by semicolons, with years if you like: 2000=runs/a; 2010=runs/b. Or a folder with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Separated by commas, in the order of the folders. Empty: as the folders' names tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run whose limits hold in all years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year, or the folder or file (JSON) of another run: its breaks, ranges, widths, thresholds and distance. Empty: the first year's. None: each year has its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of the years, instead of {year} in names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column year, and columns named like inputs of the workflow, with the files of each year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land covers of the years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For their transitions, with the years in their names. Empty: those that the runs were made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transitions between classes</source>
        <translation>等级转移</translation>
    </message>
    <message>
        <source>Share of the years (a band for each element)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain, loss, net change and swap of the classes</source>
        <translation>各类别的增加、减少、净变化和交换变化</translation>
    </message>
    <message>
        <source>Centroids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviational ellipses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, lost and gained sources (a band for each period)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page with maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a workflow: a folder for each year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources of all years (ha)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits that differ between the years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of dispersal in all years (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as in the run whose limits hold, else 5000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability at this distance</source>
        <translation>该距离上的概率</translation>
    </message>
    <message>
        <source>Empty: as there, else 0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corridors of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Important ones, where they are told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semi-axes of the ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square root of 2 times the variance, as ArcGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Run all again, finished ones as well</source>
        <translation>全部重新运行，包括已完成的</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>FactorList</name>
    <message>
        <source>Scores of {factor}</source>
        <translation>{factor}的分值</translation>
    </message>
    <message>
        <source>Left out: its layer is not chosen.</source>
        <translation>未参与：未选择其图层。</translation>
    </message>
    <message>
        <source>As the workflow scores it</source>
        <translation>按流程的赋值</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <source>By natural breaks of the values</source>
        <translation>按数值的自然断点</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自己的表格</translation>
    </message>
    <message>
        <source>By the table that you have edited</source>
        <translation>按您编辑的评分表</translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation>编辑...</translation>
    </message>
    <message>
        <source>Edit the scores over the histogram of the values</source>
        <translation>在数值直方图上编辑评分</translation>
    </message>
</context>
<context>
    <name>FactorShowing</name>
    <message>
        <source>The raster whose values become scores.</source>
        <translation>其值用于评分的栅格。</translation>
    </message>
    <message>
        <source>The band that is read.</source>
        <translation>要读取的波段。</translation>
    </message>
    <message>
        <source>Values of the raster and limits of the table</source>
        <translation>栅格的值与表格的界限</translation>
    </message>
    <message>
        <source>Shares of the classes</source>
        <translation>各级占比</translation>
    </message>
    <message>
        <source>Factor table</source>
        <translation>因子表</translation>
    </message>
    <message>
        <source>Check of the table</source>
        <translation>表格检查</translation>
    </message>
    <message>
        <source>Scores of what the map shows</source>
        <translation>地图显示范围的分值</translation>
    </message>
    <message>
        <source>&amp;Raster</source>
        <translation>栅格(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Band</source>
        <translation>波段(&amp;B)</translation>
    </message>
    <message>
        <source>Use this table</source>
        <translation>使用此表</translation>
    </message>
    <message>
        <source>Hand the table on to the resistance factor.</source>
        <translation>将表格交给阻力因子。</translation>
    </message>
    <message>
        <source>Open a factor table from a csv file</source>
        <translation>从 csv 文件打开因子表</translation>
    </message>
    <message>
        <source>Save the factor table as a csv file</source>
        <translation>将因子表保存为 csv 文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Divide the selected range, or add a class</source>
        <translation>拆分所选区间，或添加类别</translation>
    </message>
    <message>
        <source>Remove the selected row</source>
        <translation>删除所选行</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Factor tables of papers</source>
        <translation>论文的因子表</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做修改</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>FactorTableEditor</name>
    <message>
        <source>Factor table editor</source>
        <translation>因子表编辑器</translation>
    </message>
    <message>
        <source>Choose a raster first: the classes come from its values.</source>
        <translation>请先选择栅格：分级取自其值。</translation>
    </message>
    <message>
        <source>Give the scores of the classes, for example 1,3,5,7,9.</source>
        <translation>请给出各级的分值，例如 1,3,5,7,9。</translation>
    </message>
    <message>
        <source>There {classes:is|are} {classes} {classes:class|classes} for {scores} scores, since too many cells have the same value.</source>
        <translation>只有 {classes} 级而分值有 {scores} 个，因为过多像元的值相同。</translation>
    </message>
    <message>
        <source>Open a factor table</source>
        <translation>打开因子表</translation>
    </message>
    <message>
        <source>Save the factor table</source>
        <translation>保存因子表</translation>
    </message>
    <message>
        <source>Choose a raster.</source>
        <translation>请选择栅格。</translation>
    </message>
    <message>
        <source>Reading ...</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>无法读取栅格。</translation>
    </message>
    <message>
        <source>Choose a raster to see its values.</source>
        <translation>请选择栅格以查看其值。</translation>
    </message>
    <message>
        <source>Choose a raster, a table of a paper, or open a file.</source>
        <translation>请选择栅格、论文的表，或打开文件。</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The table has to be mended first.</source>
        <translation>请先修正表格。</translation>
    </message>
    <message>
        <source>The table can be read; choose a raster to see what it covers.</source>
        <translation>表格有效；请选择栅格以查看其覆盖情况。</translation>
    </message>
    <message>
        <source>No cell of the raster has data.</source>
        <translation>栅格没有有数据的像元。</translation>
    </message>
    <message>
        <source>nodata</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>分值 {score}</translation>
    </message>
    <message>
        <source>The raster whose values become scores.</source>
        <translation>其值用于评分的栅格。</translation>
    </message>
    <message>
        <source>The band that is read.</source>
        <translation>要读取的波段。</translation>
    </message>
    <message>
        <source>Values of the raster and limits of the table</source>
        <translation>栅格的值与表格的界限</translation>
    </message>
    <message>
        <source>Shares of the classes</source>
        <translation>各级占比</translation>
    </message>
    <message>
        <source>Factor table</source>
        <translation>因子表</translation>
    </message>
    <message>
        <source>Check of the table</source>
        <translation>表格检查</translation>
    </message>
    <message>
        <source>Scores of what the map shows</source>
        <translation>地图显示范围的分值</translation>
    </message>
    <message>
        <source>&amp;Raster</source>
        <translation>栅格(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Band</source>
        <translation>波段(&amp;B)</translation>
    </message>
    <message>
        <source>Use this table</source>
        <translation>使用此表</translation>
    </message>
    <message>
        <source>Hand the table on to the resistance factor.</source>
        <translation>将表格交给阻力因子。</translation>
    </message>
    <message>
        <source>Open a factor table from a csv file</source>
        <translation>从 csv 文件打开因子表</translation>
    </message>
    <message>
        <source>Save the factor table as a csv file</source>
        <translation>将因子表保存为 csv 文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Divide the selected range, or add a class</source>
        <translation>拆分所选区间，或添加类别</translation>
    </message>
    <message>
        <source>Remove the selected row</source>
        <translation>删除所选行</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Factor tables of papers</source>
        <translation>论文的因子表</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做修改</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>FactorWindow</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>重做修改</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>GeographicalDetector</name>
    <message>
        <source>Geographical detector</source>
        <translation>地理探测器</translation>
    </message>
    <message>
        <source>How much of a raster's variation factors explain, alone and together (GeoDetector).</source>
        <translation>各因子单独及共同解释栅格空间分异的程度（GeoDetector）。</translation>
    </message>
    <message>
        <source>GeoDetector,q statistic,driving factors,spatial heterogeneity,interaction,weights,OPGD</source>
        <translation>地理探测器,q统计量,驱动因子,空间分异,交互作用,权重,OPGD,GeoDetector</translation>
    </message>
    <message>
        <source>Tells which factors go with the pattern of ecosystem health, services, resistance or another variable: the factor, interaction, risk and ecological detectors. Continuous factors are divided into the classes that explain most (five methods, three to eight classes). The q can serve as weights of an overlay.</source>
        <translation>探测哪些因子与生态系统健康、服务、阻力或其他变量的格局一致：因子探测、交互探测、风险区探测和生态探测。连续因子按解释力最大的方式分级（五种方法，三至八级）。q 可用作叠加的权重。</translation>
    </message>
    <message>
        <source>q = 1 - &amp;Sigma; N&lt;sub&gt;h&lt;/sub&gt; var&lt;sub&gt;h&lt;/sub&gt; / (N var); F = (N - L)/(L - 1) q/(1 - q); adjusted q = 1 - (1 - q)(N - 1)/(N - L). Interaction: q of the strata of both factors together. Risk: Welch's t. Ecological: F = (1 - q&lt;sub&gt;1&lt;/sub&gt;)/(1 - q&lt;sub&gt;2&lt;/sub&gt;).</source>
        <translation>q = 1 - &amp;Sigma; N&lt;sub&gt;h&lt;/sub&gt; var&lt;sub&gt;h&lt;/sub&gt; / (N var)；F = (N - L)/(L - 1) q/(1 - q)；校正 q = 1 - (1 - q)(N - 1)/(N - L)。交互探测：两因子叠合分层的 q。风险区探测：Welch t 检验。生态探测：F = (1 - q&lt;sub&gt;1&lt;/sub&gt;)/(1 - q&lt;sub&gt;2&lt;/sub&gt;)。</translation>
    </message>
    <message>
        <source>q is the share of the variance that lies between classes. It never falls when classes are made finer, so look at the adjusted q beside it. Cells near each other are alike, which makes every p too small: a small p proves little. p_wang is the p that other programs print; it changes when a constant is added to the variable, so that it is here only to compare. q tells of association, not of cause.</source>
        <translation>q 为方差中位于类间的比例。分级变细时 q 不会下降，因此应同时看校正 q。相邻像元彼此相似，使所有 p 偏小：p 小说明不了多少。p_wang 为其他程序给出的 p；变量加上一个常数它就会改变，因此仅供比较。q 说明关联，不说明因果。</translation>
    </message>
    <message>
        <source>Wang et al. (2010), 10.1080/13658810802443457; Wang, Zhang and Fu (2016), 10.1016/j.ecolind.2016.02.052; classes by the greatest q: Song et al. (2020), 10.1080/15481603.2020.1760434. The choice of the fewest classes is our own.</source>
        <translation>Wang 等（2010），10.1080/13658810802443457；Wang、Zhang 和 Fu（2016），10.1016/j.ecolind.2016.02.052；按最大 q 分级：Song 等（2020），10.1080/15481603.2020.1760434。选取最少级数的做法为本工具自定。</translation>
    </message>
    <message>
        <source>Variable to explain</source>
        <translation>被解释变量</translation>
    </message>
    <message>
        <source>For example ecosystem health or a service.</source>
        <translation>例如生态系统健康或某项服务。</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>Classes such as land cover, or values such as elevation.</source>
        <translation>类别（如土地覆被）或数值（如高程）。</translation>
    </message>
    <message>
        <source>Factors that are classes</source>
        <translation>属于类别的因子</translation>
    </message>
    <message>
        <source>Their places in the list or their names, separated by commas. Empty: those of whole numbers with at most 20 different values.</source>
        <translation>在列表中的序号或名称，用逗号分隔。留空：不同值不超过 20 个的整数栅格。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The centres of a fishnet</source>
        <translation>渔网中心点</translation>
    </message>
    <message>
        <source>All cells</source>
        <translation>所有像元</translation>
    </message>
    <message>
        <source>Centres of the fishnet, about</source>
        <translation>渔网中心点数（约）</translation>
    </message>
    <message>
        <source>Ways to divide values</source>
        <translation>数值的分级方法</translation>
    </message>
    <message>
        <source>All are tried where none is chosen.</source>
        <translation>未选择时全部尝试。</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>Geometric intervals</source>
        <translation>几何间隔</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Numbers of classes to try</source>
        <translation>尝试的级数</translation>
    </message>
    <message>
        <source>Classes that are taken</source>
        <translation>采用的分级</translation>
    </message>
    <message>
        <source>Those that explain most</source>
        <translation>解释力最大的</translation>
    </message>
    <message>
        <source>The fewest that explain 95 % of that</source>
        <translation>达到其 95 % 的最少级数</translation>
    </message>
    <message>
        <source>Factor detector</source>
        <translation>因子探测</translation>
    </message>
    <message>
        <source>Interaction detector</source>
        <translation>交互探测</translation>
    </message>
    <message>
        <source>Risk detector</source>
        <translation>风险区探测</translation>
    </message>
    <message>
        <source>Ecological detector</source>
        <translation>生态探测</translation>
    </message>
    <message>
        <source>Classes that were tried</source>
        <translation>尝试过的分级</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Page with charts</source>
        <translation>图表网页</translation>
    </message>
    <message>
        <source>Greatest q</source>
        <translation>最大 q</translation>
    </message>
</context>
<context>
    <name>GravityModel</name>
    <message>
        <source>Gravity of corridors</source>
        <translation>廊道重力模型</translation>
    </message>
    <message>
        <source>Ranks corridors by the gravity model and divides them into important and general ones.</source>
        <translation>用重力模型对廊道排序，并分为重要廊道和一般廊道。</translation>
    </message>
    <message>
        <source>gravity model,interaction,importance,ranking,corridor class,matrix</source>
        <translation>重力模型,相互作用强度,重要性,排序,廊道分级,矩阵</translation>
    </message>
    <message>
        <source>How strongly two sources act on each other over their corridor: large sources of low resistance with a cheap corridor attract each other most. Corridors are ranked and divided into important and general ones.</source>
        <translation>两个源地通过廊道相互作用的强弱：面积大、阻力低且廊道成本低的源地之间作用最强。对廊道排序，并分为重要廊道和一般廊道。</translation>
    </message>
    <message>
        <source>G&lt;sub&gt;uv&lt;/sub&gt; = L&lt;sub&gt;max&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt; ln S&lt;sub&gt;u&lt;/sub&gt; ln S&lt;sub&gt;v&lt;/sub&gt; / (L&lt;sub&gt;uv&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt; P&lt;sub&gt;u&lt;/sub&gt; P&lt;sub&gt;v&lt;/sub&gt;): S area of a source, P its mean resistance, L cost of the corridor, L&lt;sub&gt;max&lt;/sub&gt; the greatest of the corridors handed over. With the length, L is the corridor's length. Area x quality: G = S&lt;sub&gt;u&lt;/sub&gt; Q&lt;sub&gt;u&lt;/sub&gt; S&lt;sub&gt;v&lt;/sub&gt; Q&lt;sub&gt;v&lt;/sub&gt; / L&lt;sup&gt;2&lt;/sup&gt;.</source>
        <translation>G&lt;sub&gt;uv&lt;/sub&gt; = L&lt;sub&gt;max&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt; ln S&lt;sub&gt;u&lt;/sub&gt; ln S&lt;sub&gt;v&lt;/sub&gt; / (L&lt;sub&gt;uv&lt;/sub&gt;&lt;sup&gt;2&lt;/sup&gt; P&lt;sub&gt;u&lt;/sub&gt; P&lt;sub&gt;v&lt;/sub&gt;)：S 为源地面积，P 为其平均阻力，L 为廊道成本，L&lt;sub&gt;max&lt;/sub&gt; 为所给廊道中的最大值。选用长度时，L 为廊道长度。面积 x 质量：G = S&lt;sub&gt;u&lt;/sub&gt; Q&lt;sub&gt;u&lt;/sub&gt; S&lt;sub&gt;v&lt;/sub&gt; Q&lt;sub&gt;v&lt;/sub&gt; / L&lt;sup&gt;2&lt;/sup&gt;。</translation>
    </message>
    <message>
        <source>G has no unit and does not depend on that of the cost, but &lt;b&gt;the unit of the area changes ranks&lt;/b&gt;: the paper's is the square metre. It changes too when corridors are left out, through L&lt;sub&gt;max&lt;/sub&gt;. Where the resistance is the same in all sources, P tells nothing. Corridors of no cost or length are marked as touching and have no G.</source>
        <translation>G 没有单位，也不受成本单位影响，但&lt;b&gt;面积单位会改变排序&lt;/b&gt;：论文采用平方米。去掉廊道时，G 也会随 L&lt;sub&gt;max&lt;/sub&gt; 变化。所有源地阻力相同时，P 不含信息。成本或长度为零的廊道标记为相接，没有 G。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), section 2.3.3 (G above 400 is important); Kong et al. (2010), Landscape and Urban Planning 95; the plain form: Linehan et al. (1995), ibid. 33.</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 2.3.3 节（G 大于 400 为重要廊道）；Kong 等（2010），Landscape and Urban Planning 95；简单形式：Linehan 等（1995），同刊 33。</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Of the paper, with the cost</source>
        <translation>论文公式（成本）</translation>
    </message>
    <message>
        <source>Area x quality</source>
        <translation>面积 x 质量</translation>
    </message>
    <message>
        <source>Of the paper, with the length</source>
        <translation>论文公式（长度）</translation>
    </message>
    <message>
        <source>Important corridors</source>
        <translation>重要廊道</translation>
    </message>
    <message>
        <source>Above a threshold</source>
        <translation>大于阈值</translation>
    </message>
    <message>
        <source>The strongest share</source>
        <translation>最强的一部分</translation>
    </message>
    <message>
        <source>The upper of two natural classes</source>
        <translation>自然断点两级中的上级</translation>
    </message>
    <message>
        <source>Threshold, or share in percent</source>
        <translation>阈值，或百分比</translation>
    </message>
    <message>
        <source>Empty: 400 as in the paper, or 25 %.</source>
        <translation>留空：论文的 400，或 25 %。</translation>
    </message>
    <message>
        <source>Unit of the area</source>
        <translation>面积单位</translation>
    </message>
    <message>
        <source>Ranks depend on it; the paper's is m2.</source>
        <translation>影响排序；论文采用 m2。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>For area x quality: its mean in every source, 1 without it.</source>
        <translation>用于面积 x 质量：取其在各源地的均值，未给出时为 1。</translation>
    </message>
    <message>
        <source>Field of the cost or the length</source>
        <translation>成本或长度字段</translation>
    </message>
    <message>
        <source>Corridors with gravity</source>
        <translation>廊道（含相互作用强度）</translation>
    </message>
    <message>
        <source>Gravity matrix</source>
        <translation>相互作用强度矩阵</translation>
    </message>
    <message>
        <source>Gravity matrix as a picture</source>
        <translation>相互作用强度矩阵图</translation>
    </message>
    <message>
        <source>Number of important corridors</source>
        <translation>重要廊道数量</translation>
    </message>
    <message>
        <source>Greatest cost or length</source>
        <translation>最大成本或长度</translation>
    </message>
    <message>
        <source>Gravity above which corridors are important</source>
        <translation>重要廊道的相互作用强度下限</translation>
    </message>
    <message>
        <source>General corridors</source>
        <translation>一般廊道</translation>
    </message>
    <message>
        <source>Touching sources</source>
        <translation>相接的源地</translation>
    </message>
    <message>
        <source>Area in {unit}, L_max {longest:,.0f}.</source>
        <translation>面积单位 {unit}，L_max {longest:,.0f}。</translation>
    </message>
    <message>
        <source>Matrix of the sources</source>
        <translation>源地矩阵</translation>
    </message>
    <message>
        <source>Corridors by rank</source>
        <translation>廊道排序</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Corridor</source>
        <translation>廊道</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>相互作用强度</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>HabitatQualityModel</name>
    <message>
        <source>Habitat quality</source>
        <translation>生境质量</translation>
    </message>
    <message>
        <source>Quality and degradation of habitats by threats around them (InVEST).</source>
        <translation>受周围威胁因子影响的生境质量与生境退化度（InVEST）。</translation>
    </message>
    <message>
        <source>InVEST,habitat,threat,degradation,rarity,biodiversity,ecosystem service</source>
        <translation>InVEST,生境质量,威胁因子,生境退化度,稀缺性,生物多样性,生态系统服务,habitat</translation>
    </message>
    <message>
        <source>Tells how good a habitat each cell is: its land cover's suitability, lowered by threats such as cropland, settlements or bare land around it. Reads InVEST's tables as they are.</source>
        <translation>评价每个像元的生境优劣：以土地覆被的适宜性为基础，受周围耕地、居民地或裸地等威胁因子影响而降低。可直接读取 InVEST 的表格。</translation>
    </message>
    <message>
        <source>D = &amp;Sigma;&lt;sub&gt;r&lt;/sub&gt; w&lt;sub&gt;r&lt;/sub&gt;/&amp;Sigma;w &amp;middot; i&lt;sub&gt;r&lt;/sub&gt; &amp;middot; S&lt;sub&gt;r&lt;/sub&gt; &amp;middot; access; Q = H (1 - D&lt;sup&gt;2.5&lt;/sup&gt; / (D&lt;sup&gt;2.5&lt;/sup&gt; + k&lt;sup&gt;2.5&lt;/sup&gt;)). Nearest threat: i = 1 - d/D&lt;sub&gt;max&lt;/sub&gt; or exp(-2.99 d/D&lt;sub&gt;max&lt;/sub&gt;), d to the nearest cell with the threat.</source>
        <translation>D = &amp;Sigma;&lt;sub&gt;r&lt;/sub&gt; w&lt;sub&gt;r&lt;/sub&gt;/&amp;Sigma;w &amp;middot; i&lt;sub&gt;r&lt;/sub&gt; &amp;middot; S&lt;sub&gt;r&lt;/sub&gt; &amp;middot; 可达性；Q = H (1 - D&lt;sup&gt;2.5&lt;/sup&gt; / (D&lt;sup&gt;2.5&lt;/sup&gt; + k&lt;sup&gt;2.5&lt;/sup&gt;))。最近威胁：i = 1 - d/D&lt;sub&gt;max&lt;/sub&gt; 或 exp(-2.99 d/D&lt;sub&gt;max&lt;/sub&gt;)，d 为到最近威胁像元的距离。</translation>
    </message>
    <message>
        <source>0 is no habitat, 1 the best. k moves the whole map: with k = 0.05 the mean can be a tenth of that with 0.5, so compare only maps of one k, or take half of the greatest degradation as InVEST's guide advises. InVEST since 3.13 looks at the nearest threat cell only: many threat cells count like one, and an intensity of 0.2 like 1. The kernel sum (InVEST 3.3 to 3.12) counts how many there are; the strongest threat also weighs their intensity. Where a threat is nowhere, it has no impact here, while InVEST gives it one. Threats beyond the raster's edge are not seen.</source>
        <translation>0 为非生境，1 为最好。k 影响整幅图：k = 0.05 时的均值可能只有 k = 0.5 时的十分之一，因此只能比较 k 相同的图，或按 InVEST 手册建议取最大退化度的一半。InVEST 3.13 起只考虑最近的威胁像元：多个威胁像元等同于一个，强度 0.2 等同于 1。核求和（InVEST 3.3 至 3.12）计入威胁像元的数量；最强威胁还考虑其强度。某威胁因子不存在时，此处没有影响，而 InVEST 仍赋予其影响。不考虑栅格边界以外的威胁。</translation>
    </message>
    <message>
        <source>InVEST 3.20 and 3.12 (Natural Capital Project), habitat quality; Land 2025, 14: 2159, tables 2 and 3 (the paper's shrub row is missing: the mean of tree and grass stands in).</source>
        <translation>InVEST 3.20 和 3.12（Natural Capital Project），生境质量；Land 2025, 14: 2159，表 2 和表 3（论文缺灌木一行：以乔木与草地的均值代替）。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Its grid is the result's.</source>
        <translation>结果采用其网格。</translation>
    </message>
    <message>
        <source>Threats table</source>
        <translation>威胁因子表</translation>
    </message>
    <message>
        <source>Columns threat, max_dist (metres), weight, decay (linear or exponential), and for the place of the threat either classes (values or names of the land cover) or cur_path (a raster's path).</source>
        <translation>列为 threat、max_dist（米）、weight、decay（linear 或 exponential），威胁的位置由 classes（土地覆被的值或名称）或 cur_path（栅格路径）给出。</translation>
    </message>
    <message>
        <source>Sensitivity table</source>
        <translation>敏感性表</translation>
    </message>
    <message>
        <source>Columns lucode, habitat and one for each threat, 0 to 1.</source>
        <translation>列为 lucode、habitat，每个威胁因子一列，取值 0 到 1。</translation>
    </message>
    <message>
        <source>Threat rasters</source>
        <translation>威胁因子栅格</translation>
    </message>
    <message>
        <source>Found by their names: the threat's, also with threat_ before or _c behind it.</source>
        <translation>按名称识别：与威胁因子同名，可带前缀 threat_ 或后缀 _c。</translation>
    </message>
    <message>
        <source>How threats reach a cell</source>
        <translation>威胁作用于像元的方式</translation>
    </message>
    <message>
        <source>Nearest threat (InVEST)</source>
        <translation>最近威胁（InVEST）</translation>
    </message>
    <message>
        <source>Kernel sum (InVEST 3.3 to 3.12)</source>
        <translation>核求和（InVEST 3.3 至 3.12）</translation>
    </message>
    <message>
        <source>Strongest threat: intensity x decay</source>
        <translation>最强威胁：强度 x 衰减</translation>
    </message>
    <message>
        <source>Half-saturation constant k</source>
        <translation>半饱和常数 k</translation>
    </message>
    <message>
        <source>The degradation at which half of the quality is lost. InVEST's form starts with 0.05.</source>
        <translation>生境质量损失一半时的退化度。InVEST 的默认值为 0.05。</translation>
    </message>
    <message>
        <source>k is</source>
        <translation>k 的取值</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>直接给定</translation>
    </message>
    <message>
        <source>Half of the greatest degradation</source>
        <translation>最大退化度的一半</translation>
    </message>
    <message>
        <source>Distances in the threats table are kilometres</source>
        <translation>威胁因子表中的距离以千米计</translation>
    </message>
    <message>
        <source>Tables for InVEST before 3.15.</source>
        <translation>用于 InVEST 3.15 之前的表格。</translation>
    </message>
    <message>
        <source>Access: polygons with the field access</source>
        <translation>可达性：含字段 access 的多边形</translation>
    </message>
    <message>
        <source>0 shields from all threats, 1 lets them act; 1 outside the polygons.</source>
        <translation>0 完全阻隔威胁，1 任其作用；多边形之外为 1。</translation>
    </message>
    <message>
        <source>Earlier land cover, for rarity</source>
        <translation>早期土地覆被（用于稀缺性）</translation>
    </message>
    <message>
        <source>Degradation</source>
        <translation>生境退化度</translation>
    </message>
    <message>
        <source>Degradation by threat (a band each)</source>
        <translation>各威胁因子的退化度（各一个波段）</translation>
    </message>
    <message>
        <source>Rarity</source>
        <translation>稀缺性</translation>
    </message>
    <message>
        <source>Mean quality</source>
        <translation>平均生境质量</translation>
    </message>
    <message>
        <source>Half-saturation constant that was used</source>
        <translation>所用的半饱和常数</translation>
    </message>
</context>
<context>
    <name>HealthChange</name>
    <message>
        <source>Change of ecosystem health</source>
        <translation>生态系统健康变化</translation>
    </message>
    <message>
        <source>Differences, trends, class transitions, contributions and hot spots over years.</source>
        <translation>多年的差值、趋势、等级转移、贡献和冷热点。</translation>
    </message>
    <message>
        <source>change,trend,Sen,Mann-Kendall,transition matrix,alluvial,Sankey,hot spot,Getis-Ord</source>
        <translation>变化,趋势,Sen,Mann-Kendall,转移矩阵,桑基图,冷热点,Getis-Ord,trend</translation>
    </message>
    <message>
        <source>Compares a health index (or any index) of two or more years: where it rose and fell, from which class to which, whether there is a trend, what vigour, organisation, resilience and services added to the change, and where changes crowd.</source>
        <translation>比较两个或多个年份的健康指数（或任意指数）：何处上升或下降，由哪一级变为哪一级，是否存在趋势，活力、组织力、恢复力和服务各贡献多少，以及变化在何处聚集。</translation>
    </message>
    <message>
        <source>Sen's slope: median of (x&lt;sub&gt;j&lt;/sub&gt; - x&lt;sub&gt;i&lt;/sub&gt;)/(t&lt;sub&gt;j&lt;/sub&gt; - t&lt;sub&gt;i&lt;/sub&gt;); Mann-Kendall: S = &amp;Sigma; sign(x&lt;sub&gt;j&lt;/sub&gt; - x&lt;sub&gt;i&lt;/sub&gt;). Contribution of a component: L(H&lt;sub&gt;1&lt;/sub&gt;, H&lt;sub&gt;0&lt;/sub&gt;) a ln(x&lt;sub&gt;1&lt;/sub&gt;/x&lt;sub&gt;0&lt;/sub&gt;), L the logarithmic mean and a its exponent in EHI; they sum to the change. Gi* = (&amp;Sigma;x - m w) / (s &amp;radic;((n w - w&amp;sup2;)/(n - 1))) over the w cells within the radius.</source>
        <translation>Sen 斜率：(x&lt;sub&gt;j&lt;/sub&gt; - x&lt;sub&gt;i&lt;/sub&gt;)/(t&lt;sub&gt;j&lt;/sub&gt; - t&lt;sub&gt;i&lt;/sub&gt;) 的中位数；Mann-Kendall：S = &amp;Sigma; sign(x&lt;sub&gt;j&lt;/sub&gt; - x&lt;sub&gt;i&lt;/sub&gt;)。分量的贡献：L(H&lt;sub&gt;1&lt;/sub&gt;, H&lt;sub&gt;0&lt;/sub&gt;) a ln(x&lt;sub&gt;1&lt;/sub&gt;/x&lt;sub&gt;0&lt;/sub&gt;)，L 为对数平均，a 为其在 EHI 中的指数；各贡献之和等于变化量。Gi* = (&amp;Sigma;x - m w) / (s &amp;radic;((n w - w&amp;sup2;)/(n - 1)))，对半径内的 w 个像元计算。</translation>
    </message>
    <message>
        <source>Years must have been normalised together. With three dates p of the Mann-Kendall test cannot fall below 1/3: read the slope. Gi* beyond 1.96 is a hot spot with 95 % confidence; with many cells use the correction. Measure hot spots on the fishnet itself: finer copies of its squares look more certain than they are.</source>
        <translation>各年必须一并归一化。只有三个时期时，Mann-Kendall 检验的 p 不会小于 1/3：请看斜率。Gi* 超过 1.96 为置信度 95 % 的热点；像元很多时请使用校正。请直接在渔网上做冷热点分析：将其方格细分后，结果会显得过于显著。</translation>
    </message>
    <message>
        <source>Sen (1968); Mann (1945); Kendall (1975); Ang (2005), logarithmic mean Divisia index; Ord and Getis (1995).</source>
        <translation>Sen（1968）；Mann（1945）；Kendall（1975）；Ang（2005），对数平均迪氏指数；Ord 和 Getis（1995）。</translation>
    </message>
    <message>
        <source>Health, a band a year</source>
        <translation>健康指数（每年一个波段）</translation>
    </message>
    <message>
        <source>The result of esp:ecosystemhealth.</source>
        <translation>esp:ecosystemhealth 的结果。</translation>
    </message>
    <message>
        <source>Or health, a raster a year</source>
        <translation>或健康指数（每年一个栅格）</translation>
    </message>
    <message>
        <source>In the order of the years.</source>
        <translation>按年份排列。</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Empty: those in the names of the bands or layers.</source>
        <translation>留空：取波段或图层名称中的年份。</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>The components of esp:ecosystemhealth, for contributions; its band names are read.</source>
        <translation>esp:ecosystemhealth 的分量，用于计算贡献；按波段名称读取。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>The paper's limits of EHI</source>
        <translation>论文的 EHI 界限</translation>
    </message>
    <message>
        <source>Natural breaks of all years</source>
        <translation>所有年份的自然断点</translation>
    </message>
    <message>
        <source>Limits given below</source>
        <translation>下面给出的界限</translation>
    </message>
    <message>
        <source>Four limits between the classes</source>
        <translation>等级之间的四个界限</translation>
    </message>
    <message>
        <source>Changes up to this are stable</source>
        <translation>不超过此值的变化为稳定</translation>
    </message>
    <message>
        <source>Difference of the last and the first year.</source>
        <translation>最后一年与第一年之差。</translation>
    </message>
    <message>
        <source>Only trends with p up to this count as improved or degraded</source>
        <translation>只有 p 不超过此值的趋势计为改善或退化</translation>
    </message>
    <message>
        <source>Empty: significance does not matter. With three dates p is at least 1/3.</source>
        <translation>留空：不考虑显著性。三个时期时 p 至少为 1/3。</translation>
    </message>
    <message>
        <source>p of the Mann-Kendall test</source>
        <translation>Mann-Kendall 检验的 p</translation>
    </message>
    <message>
        <source>Exact for up to ten dates without ties</source>
        <translation>十个时期以内且无相同值时取精确值</translation>
    </message>
    <message>
        <source>Normal approximation</source>
        <translation>正态近似</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Where there is one year only</source>
        <translation>只有一个年份时</translation>
    </message>
    <message>
        <source>Workflows leave it out: their later steps do without it.</source>
        <translation>工作流会跳过变化分析，后续步骤不使用它。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Leave the change out</source>
        <translation>跳过变化分析</translation>
    </message>
    <message>
        <source>Radius of hot spots</source>
        <translation>冷热点半径</translation>
    </message>
    <message>
        <source>Empty: two cells.</source>
        <translation>留空：两个像元。</translation>
    </message>
    <message>
        <source>Neighbourhood of hot spots</source>
        <translation>冷热点邻域</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Correct hot spots for the many tests (false discovery rate)</source>
        <translation>对冷热点作多重检验校正（错误发现率）</translation>
    </message>
    <message>
        <source>Difference (a band a period, and first to last)</source>
        <translation>差值（每个时段及首末年各一个波段）</translation>
    </message>
    <message>
        <source>Trend (Sen's slope, Mann-Kendall p, S)</source>
        <translation>趋势（Sen 斜率、Mann-Kendall p、S）</translation>
    </message>
    <message>
        <source>Improved, stable, degraded</source>
        <translation>改善、稳定、退化</translation>
    </message>
    <message>
        <source>Hot spots of change (class, Gi*, p)</source>
        <translation>变化的冷热点（等级、Gi*、p）</translation>
    </message>
    <message>
        <source>Contributions to the change (bands)</source>
        <translation>对变化的贡献（多波段）</translation>
    </message>
    <message>
        <source>Transitions between classes</source>
        <translation>等级转移</translation>
    </message>
    <message>
        <source>Mean contributions</source>
        <translation>平均贡献</translation>
    </message>
    <message>
        <source>Picture of the transitions</source>
        <translation>转移图</translation>
    </message>
    <message>
        <source>PNG files (*.png)</source>
        <translation>PNG 文件 (*.png)</translation>
    </message>
    <message>
        <source>Chart of contributions</source>
        <translation>贡献图表</translation>
    </message>
    <message>
        <source>Transition matrix as a page</source>
        <translation>转移矩阵页面</translation>
    </message>
    <message>
        <source>Share of area that improved</source>
        <translation>改善面积占比</translation>
    </message>
    <message>
        <source>Share of area that degraded</source>
        <translation>退化面积占比</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>退化</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Improved</source>
        <translation>改善</translation>
    </message>
    <message>
        <source>Transitions between health classes</source>
        <translation>健康等级之间的转移</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>What changed ecosystem health</source>
        <translation>生态系统健康变化的原因</translation>
    </message>
    <message>
        <source>Mean contribution to EHI</source>
        <translation>对 EHI 的平均贡献</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>{low} to {high}: {share} % of the cells</source>
        <translation>{low} 至 {high}：占像元的 {share} %</translation>
    </message>
</context>
<context>
    <name>LandTransition</name>
    <message>
        <source>Land transition</source>
        <translation>土地转移</translation>
    </message>
    <message>
        <source>Transitions of land cover between years, areas by a Markov chain, and the check of a simulated map.</source>
        <translation>各年份间的土地覆被转移、马尔可夫链面积预测，以及模拟图的检验。</translation>
    </message>
    <message>
        <source>transfer matrix,Markov,land use change,PLUS,FLUS,CLUE,figure of merit,kappa,crosstab</source>
        <translation>转移矩阵,马尔可夫,土地利用变化,PLUS,FLUS,CLUE,FoM,品质因数,kappa,交叉表</translation>
    </message>
    <message>
        <source>Counts how land cover went from class to class between years, projects the areas by a Markov chain, and checks a map that PLUS, FLUS, CLUE or another program simulated.</source>
        <translation>统计各年份间土地覆被的类别转移，用马尔可夫链预测面积，并检验由 PLUS、FLUS、CLUE 或其他程序模拟的图。</translation>
    </message>
    <message>
        <source>P&lt;sub&gt;ij&lt;/sub&gt; = cells from i to j / cells of i; areas after a time t: a P&lt;sup&gt;t/T&lt;/sup&gt;. Net change |gain - loss|, swap 2 min(gain, loss). Figure of merit B / (A + B + C + D): misses, hits, wrong hits, false alarms.</source>
        <translation>P&lt;sub&gt;ij&lt;/sub&gt; = 由 i 转为 j 的像元数 / i 的像元数；时间 t 后的面积：a P&lt;sup&gt;t/T&lt;/sup&gt;。净变化 |增加 - 减少|，交换变化 2 min(增加, 减少)。品质因数 B / (A + B + C + D)：漏报、命中、类别错误的命中、误报。</translation>
    </message>
    <message>
        <source>The chain tells areas, not places, and supposes that the change of the past goes on. Kappa flatters any map of land that lasts: look at the figure of merit, and at the map without change beside it.</source>
        <translation>马尔可夫链只给出面积而不给出位置，并假定过去的变化将延续。土地大多不变时，任何图的 kappa 都偏高：请看品质因数，并与无变化的图对照。</translation>
    </message>
    <message>
        <source>Pontius et al. (2004), 10.1016/j.agee.2003.09.008 (gain, loss, swap); Pontius et al. (2008), 10.1007/s00168-007-0138-2 (figure of merit).</source>
        <translation>Pontius 等（2004），10.1016/j.agee.2003.09.008（增加、减少、交换变化）；Pontius 等（2008），10.1007/s00168-007-0138-2（品质因数）。</translation>
    </message>
    <message>
        <source>Land covers of two or more years</source>
        <translation>两个或更多年份的土地覆被</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Separated by commas. Empty: as the names or the layers tell.</source>
        <translation>用逗号分隔。留空：由名称或图层得出。</translation>
    </message>
    <message>
        <source>Years to project</source>
        <translation>预测年份</translation>
    </message>
    <message>
        <source>Later than the last one, for example 2030, 2035. Empty: none.</source>
        <translation>晚于最后一年，例如 2030, 2035。留空：不预测。</translation>
    </message>
    <message>
        <source>Simulated land cover of the last year</source>
        <translation>最后一年的模拟土地覆被</translation>
    </message>
    <message>
        <source>Checked against the last land cover, from the one before it.</source>
        <translation>以前一期土地覆被为起点，用最后一期检验。</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>等级转移</translation>
    </message>
    <message>
        <source>Gain, loss, net change and swap of the classes</source>
        <translation>各类别的增加、减少、净变化和交换变化</translation>
    </message>
    <message>
        <source>Projected areas</source>
        <translation>预测面积</translation>
    </message>
    <message>
        <source>Check of the simulated map</source>
        <translation>模拟图的检验</translation>
    </message>
    <message>
        <source>Figure of merit of the simulated map</source>
        <translation>模拟图的品质因数</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
</context>
<context>
    <name>LandscapeMetrics</name>
    <message>
        <source>Landscape metrics</source>
        <translation>景观格局指数</translation>
    </message>
    <message>
        <source>FRAGSTATS' metrics of patches, classes and landscapes: polygons, fishnet, moving windows.</source>
        <translation>FRAGSTATS 的斑块、类型和景观指数：多边形、渔网、移动窗口。</translation>
    </message>
    <message>
        <source>FRAGSTATS,landscape pattern,fragmentation,SHDI,CONTAG,AWMPFD,cohesion,moving window,fishnet,patch</source>
        <translation>FRAGSTATS,景观格局指数,破碎化,SHDI,CONTAG,AWMPFD,斑块结合度,移动窗口,渔网,斑块</translation>
    </message>
    <message>
        <source>Measures how a landscape is composed and arranged: area and edge, shape, core, aggregation, isolation, diversity. For the whole raster, for polygons, for squares of a fishnet, or in a moving window around each cell; each unit is a landscape of its own.</source>
        <translation>度量景观的组成与配置：面积与边缘、形状、核心面积、聚集、隔离、多样性。可用于整个栅格、多边形、渔网方格或每个像元周围的移动窗口；每个单元各为一个景观。</translation>
    </message>
    <message>
        <source>As in FRAGSTATS: SHDI = -&amp;Sigma; P ln P; CONTAG = 100 (1 + &amp;Sigma;&amp;Sigma; x ln x / (2 ln m)), x = P&lt;sub&gt;i&lt;/sub&gt; g&lt;sub&gt;ik&lt;/sub&gt;/&amp;Sigma;g&lt;sub&gt;ik&lt;/sub&gt;; FRAC = 2 ln(p/4) / ln a; COHESION = 100 (1 - &amp;Sigma;p / &amp;Sigma;p&amp;radic;a) / (1 - 1/&amp;radic;N); DIVISION = 1 - &amp;Sigma;(a/N)&amp;sup2;. Statistics: _MN mean, _AM area-weighted (FRAC_AM is AWMPFD), _SD, _CV. Fragmentation index by choice: NP_A (patches per hectare), PD (per 100 ha), FN ((NP - 1)/N), DIVISION, SPLIT. PROX = &amp;Sigma; a&lt;sub&gt;s&lt;/sub&gt;/h&amp;sup2; over the patches of the class within RADIUS, h between the centres of the nearest cells; SIMI the same over all classes, times their similarity; CONNECT = 100 pairs within RADIUS / all pairs of a class; ECON = 100 &amp;Sigma; p&lt;sub&gt;k&lt;/sub&gt; d&lt;sub&gt;k&lt;/sub&gt;/p, CWED = 10,000 &amp;Sigma; e d/A, TECI = 100 &amp;Sigma; e d/&amp;Sigma; e, d the contrast of the classes on both sides; RPR = 100 PR / CLASSES_MAX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas in hectares, lengths in metres, densities per 100 ha. A metric that is not defined (CONTAG of one class, ENN of a single patch) is empty. Metrics depend on cell size and on the size of the unit: compare only what was measured alike. Metrics of patches in moving windows are made for every window whose centre the stride meets.</source>
        <translation>面积单位为公顷，长度为米，密度为每 100 ha。无定义的指数（只有一个类别时的 CONTAG、单个斑块的 ENN）为空。指数取决于像元大小和单元大小：只能比较以相同方式度量的结果。移动窗口中的斑块类指数只在步长所及的窗口中心计算。</translation>
    </message>
    <message>
        <source>McGarigal, Cushman and Ene (2012), FRAGSTATS v4; checked against its tables.</source>
        <translation>McGarigal、Cushman 和 Ene（2012），FRAGSTATS v4；已与其表格核对。</translation>
    </message>
    <message>
        <source>Land cover or another class raster</source>
        <translation>土地覆被或其他分类栅格</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>景观</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>斑块</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Names separated by commas, as in FRAGSTATS: NP, PD, LPI, TE, ED, LSI, AREA_MN, SHAPE_AM, FRAC_AM, CORE_MN, ENN_MN, CONTAG, COHESION, AI, IJI, PLADJ, DIVISION, SPLIT, MESH, SHDI, SHEI, SIDI, PR; PROX_MN, SIMI_MN, CONNECT (RADIUS), ECON_MN, CWED, TECI (CONTRAST) ... or all. Empty: a usual set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes to report</source>
        <translation>要报告的类别</translation>
    </message>
    <message>
        <source>For classes and patches: values, ranges or names. Empty: all.</source>
        <translation>用于类型和斑块水平：值、范围或名称。留空：全部。</translation>
    </message>
    <message>
        <source>Whole raster</source>
        <translation>整个栅格</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Fishnet</source>
        <translation>渔网</translation>
    </message>
    <message>
        <source>Moving window</source>
        <translation>移动窗口</translation>
    </message>
    <message>
        <source>Metrics as raster (a band each)</source>
        <translation>指数栅格（各一个波段）</translation>
    </message>
    <message>
        <source>Units with their metrics</source>
        <translation>单元（含指数）</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How much the service counts; empty for all: they count alike.</source>
        <translation>该服务的分量；全部留空：等权重。</translation>
    </message>
</context>
<context>
    <name>LinkMatrix</name>
    <message>
        <source>Matrix of sources</source>
        <translation>源地矩阵</translation>
    </message>
    <message>
        <source>no corridor</source>
        <translation>没有廊道</translation>
    </message>
</context>
<context>
    <name>LinkTable</name>
    <message>
        <source>Length (km)</source>
        <translation>长度（km）</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>相互作用强度</translation>
    </message>
    <message>
        <source>Centrality</source>
        <translation>中心性</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>to be kept</source>
        <translation>待保留</translation>
    </message>
    <message>
        <source>to be dropped</source>
        <translation>待删除</translation>
    </message>
    <message>
        <source>important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>general</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>touching</source>
        <translation>相接</translation>
    </message>
    <message>
        <source>kept by hand</source>
        <translation>手动保留</translation>
    </message>
    <message>
        <source>dropped by hand</source>
        <translation>手动删除</translation>
    </message>
    <message>
        <source>corridor</source>
        <translation>廊道</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Corridor {pair} is in use.</source>
        <translation>廊道 {pair} 在用。</translation>
    </message>
    <message>
        <source>Corridor {pair}: {reason}.</source>
        <translation>廊道 {pair}：{reason}。</translation>
    </message>
    <message>
        <source>Corridor {pair} was dropped.</source>
        <translation>廊道 {pair} 已删除。</translation>
    </message>
    <message>
        <source>Corridor {pair} was dropped: {reason}.</source>
        <translation>廊道 {pair} 已删除：{reason}。</translation>
    </message>
</context>
<context>
    <name>LinkagePriorityRanking</name>
    <message>
        <source>Linkage priority</source>
        <translation>廊道优先度</translation>
    </message>
    <message>
        <source>Ranks corridors by closeness, permeability, the value of their sources, experts and climate.</source>
        <translation>按邻近性、通透性、源地价值、专家意见和气候对廊道排序。</translation>
    </message>
    <message>
        <source>Linkage Priority,CSP,CAV,ranking,climate,corridor priority</source>
        <translation>廊道优先度,CSP,CAV,排序,气候,Linkage Priority</translation>
    </message>
    <message>
        <source>Which corridors to protect first: short and permeable ones between valuable sources, with the opinion of experts and a future climate where they are given; and a raster of priority.</source>
        <translation>应优先保护哪些廊道：连接高价值源地的短而通畅的廊道，可结合专家意见和未来气候；并给出优先度栅格。</translation>
    </message>
    <message>
        <source>Value of a source CAV = &amp;Sigma; w {mean resistance (inverted), area, area / perimeter, expert value, current-flow centrality, mean of another raster}, scaled from 0 to 1. Corridor CSP = w&lt;sub&gt;1&lt;/sub&gt; closeness + w&lt;sub&gt;2&lt;/sub&gt; permeability + w&lt;sub&gt;3&lt;/sub&gt; mean CAV + w&lt;sub&gt;4&lt;/sub&gt; expert value + w&lt;sub&gt;5&lt;/sub&gt; climate. Raster: (1 - b) nearness to the best path + b CSP / max CSP, the greatest over the selected corridors. Climate: from the warmer source to the other one; straight lines through (smallest ratio, 0.75), (1, 1) and (greatest ratio, 0), scaled by range.</source>
        <translation>源地价值 CAV = &amp;Sigma; w {平均阻力（反向）、面积、面积 / 周长、专家值、电流中心性、其他栅格的均值}，缩放到 0 至 1。廊道 CSP = w&lt;sub&gt;1&lt;/sub&gt; 接近度 + w&lt;sub&gt;2&lt;/sub&gt; 通透性 + w&lt;sub&gt;3&lt;/sub&gt; 平均 CAV + w&lt;sub&gt;4&lt;/sub&gt; 专家值 + w&lt;sub&gt;5&lt;/sub&gt; 气候。栅格：(1 - b) 与最优路径的接近程度 + b CSP / 最大 CSP，取入选廊道中的最大值。气候：从较暖的源地到另一源地；过（最小比值, 0.75）、(1, 1) 和（最大比值, 0）的直线，再按范围缩放。</translation>
    </message>
    <message>
        <source>1 is the best of this network: scores compare corridors of one run only. Weights are scaled to sum 1. A criterion that is the same everywhere gives everyone 1 and changes no order.</source>
        <translation>1 为该网络中的最优：得分只能比较同一次运行的廊道。权重会缩放为总和 1。处处相同的准则对所有对象均为 1，不改变排序。</translation>
    </message>
    <message>
        <source>Linkage Mapper 3, Linkage Priority; Gallo and Greene (2018), Conservation Biology Institute.</source>
        <translation>Linkage Mapper 3，Linkage Priority；Gallo 和 Greene（2018），Conservation Biology Institute。</translation>
    </message>
    <message>
        <source>Weights of the corridors' criteria</source>
        <translation>廊道准则的权重</translation>
    </message>
    <message>
        <source>Closeness, permeability, value of the sources, expert value, climate. Empty: 1,1,1,0,0.</source>
        <translation>邻近性、通透性、源地价值、专家值、气候。留空：1,1,1,0,0。</translation>
    </message>
    <message>
        <source>Weights of the sources' criteria</source>
        <translation>源地准则的权重</translation>
    </message>
    <message>
        <source>Resistance, area, area / perimeter, expert value, centrality, other raster. Empty: .33,.33,.34,0,0,0.</source>
        <translation>阻力、面积、面积 / 周长、专家值、中心性、其他栅格。留空：.33,.33,.34,0,0,0。</translation>
    </message>
    <message>
        <source>Selected above</source>
        <translation>选中下限</translation>
    </message>
    <message>
        <source>Corridors whose CSP / max CSP is above it are marked in the field selected, and only they enter the raster.</source>
        <translation>CSP / 最大 CSP 高于该值的廊道在字段 selected 中标出，并且只有它们进入栅格。</translation>
    </message>
    <message>
        <source>Field with experts' value of sources</source>
        <translation>源地专家值字段</translation>
    </message>
    <message>
        <source>Field with experts' value of corridors</source>
        <translation>廊道专家值字段</translation>
    </message>
    <message>
        <source>Other raster for the value of sources</source>
        <translation>用于源地价值的其他栅格</translation>
    </message>
    <message>
        <source>Climate today</source>
        <translation>当前气候</translation>
    </message>
    <message>
        <source>Climate in future</source>
        <translation>未来气候</translation>
    </message>
    <message>
        <source>Empty: today's.</source>
        <translation>留空：采用当前气候。</translation>
    </message>
    <message>
        <source>Higher values are cooler</source>
        <translation>值越高越凉爽</translation>
    </message>
    <message>
        <source>Preferred climate</source>
        <translation>偏好气候</translation>
    </message>
    <message>
        <source>Priority by the ratio of future to today's climate</source>
        <translation>按未来与当前气候之比的优先级</translation>
    </message>
    <message>
        <source>Priority at the smallest ratio, priority at the greatest ratio, what the greatest ratio is at least, and the ratio whose priority is 1. In between it goes in straight lines.</source>
        <translation>最小比值处的优先级、最大比值处的优先级、最大比值的下限，以及优先级为 1 的比值。其间按直线变化。</translation>
    </message>
    <message>
        <source>Priority by the ratio of future to preferred climate</source>
        <translation>按未来与偏好气候之比的优先级</translation>
    </message>
    <message>
        <source>Priority at the smallest and at the greatest ratio; at a ratio of 1 it is 1.</source>
        <translation>最小比值处和最大比值处的优先级；比值为 1 时优先级为 1。</translation>
    </message>
    <message>
        <source>Share of the first ratio</source>
        <translation>第一个比值的占比</translation>
    </message>
    <message>
        <source>Width of the corridors, as a cost</source>
        <translation>廊道宽度（成本）</translation>
    </message>
    <message>
        <source>For the raster. Empty: as for pinch points.</source>
        <translation>用于栅格。留空：与夹点分析一致。</translation>
    </message>
    <message>
        <source>Share of the corridors' priority in the raster</source>
        <translation>廊道优先度在栅格中的占比</translation>
    </message>
    <message>
        <source>Corridors by priority</source>
        <translation>廊道（按优先度）</translation>
    </message>
    <message>
        <source>Sources with their value</source>
        <translation>源地（含价值）</translation>
    </message>
    <message>
        <source>Priority of cells</source>
        <translation>像元优先度</translation>
    </message>
    <message>
        <source>Number of selected corridors</source>
        <translation>选中的廊道数量</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>Judgement matrix</source>
        <translation>判断矩阵</translation>
    </message>
    <message>
        <source>What is wrong with the cell</source>
        <translation>单元格的问题</translation>
    </message>
    <message>
        <source>The expert's name, as the report writes it.</source>
        <translation>专家姓名，用于报告。</translation>
    </message>
    <message>
        <source>How much this expert counts; only the ratio to the others matters.</source>
        <translation>该专家的分量；只有与其他专家的比例起作用。</translation>
    </message>
    <message>
        <source>&amp;Expert</source>
        <translation>专家(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Counts</source>
        <translation>分量(&amp;C)</translation>
    </message>
    <message>
        <source>A cell says how much more its row matters than its column.</source>
        <translation>单元格表示行比列重要多少。</translation>
    </message>
    <message>
        <source>The weighted geometric mean of the experts; change it in their tabs.</source>
        <translation>各位专家的加权几何平均；请在各自的选项卡中修改。</translation>
    </message>
</context>
<context>
    <name>Mspa</name>
    <message>
        <source>MSPA</source>
        <translation>MSPA</translation>
    </message>
    <message>
        <source>Divides habitat into core, islet, perforation, edge, loop, bridge and branch.</source>
        <translation>将生境分为核心区、孤岛、孔隙、边缘区、环道区、桥接区和支线。</translation>
    </message>
    <message>
        <source>MSPA,morphological spatial pattern analysis,GuidosToolbox,core,bridge,islet,fragmentation,habitat</source>
        <translation>MSPA,形态学空间格局分析,GuidosToolbox,核心区,桥接区,孤岛,破碎化,生境</translation>
    </message>
    <message>
        <source>Divides a foreground such as forest or natural land into seven classes by its shape alone. Its cores are the usual candidates for ecological sources, its bridges for corridors. The result is equal to that of GuidosToolbox in every cell, with its bytes, colours and statistics.</source>
        <translation>仅凭形状将森林或自然用地等前景分为七类。其核心区常作为生态源地的候选，桥接区常作为廊道的候选。结果与 GuidosToolbox 逐像元一致，包括编码、颜色和统计。</translation>
    </message>
    <message>
        <source>Core: foreground farther than the edge width from background. Islet: a piece of foreground without core. Edge and perforation: foreground within the edge width of core, towards the outside and towards holes in core. What is left is thinned to a skeleton that holds on to the cores and thickened again: bridge where it leads to another core, loop where it returns to the same one; branch is the rest. The background is connected by the other neighbourhood (4 for 8, 8 for 4).</source>
        <translation>核心区：距背景超过边缘宽度的前景。孤岛：不含核心区的前景块。边缘区和孔隙：距核心区在边缘宽度以内的前景，分别朝向外侧和核心区内的孔洞。其余部分先细化为附着于核心区的骨架，再加粗：通向另一核心区者为桥接区，回到同一核心区者为环道区，其余为支线。背景采用另一种邻域连通（前景 8 则背景 4，前景 4 则背景 8）。</translation>
    </message>
    <message>
        <source>Everything inside a hole of core has 100 added to its byte, and the hole itself is the core-opening 100; other holes are border-openings 220; missing cells are 129. In the statistics bridges and loops inside edges and perforations count as edge and perforation. Porosity is the share of core-opening in core, edge, perforation and core-opening. An edge width of k cells needs corridors of 2k + 1 cells to hold core.</source>
        <translation>核心区孔洞内的所有像元编码加 100，孔洞本身为核心孔洞 100；其他孔洞为边界孔洞 220；缺失像元为 129。统计中，边缘区和孔隙内的桥接区与环道区计为边缘区和孔隙。孔隙度为核心孔洞占核心区、边缘区、孔隙和核心孔洞总和的比例。边缘宽度为 k 个像元时，廊道需宽 2k + 1 个像元才含核心区。</translation>
    </message>
    <message>
        <source>Soille and Vogt (2009), Pattern Recognition Letters 30, 456-459; Vogt and Riitters (2017), European Journal of Remote Sensing 50, 352-361 (GuidosToolbox); Journal of Arid Land 2025, 17(10), section 2.3.1.</source>
        <translation>Soille 和 Vogt（2009），Pattern Recognition Letters 30, 456-459；Vogt 和 Riitters（2017），European Journal of Remote Sensing 50, 352-361（GuidosToolbox）；Journal of Arid Land 2025, 17(10)，第 2.3.1 节。</translation>
    </message>
    <message>
        <source>Land cover, or foreground raster</source>
        <translation>土地覆被或前景栅格</translation>
    </message>
    <message>
        <source>Classes that are foreground</source>
        <translation>作为前景的类别</translation>
    </message>
    <message>
        <source>For example 2,3,5-7, or names of the layer's classes. Empty: the raster holds 0 missing, 1 background, 2 foreground.</source>
        <translation>例如 2,3,5-7，或图层的类别名称。留空：栅格的值为 0 缺失、1 背景、2 前景。</translation>
    </message>
    <message>
        <source>Neighbours of a foreground cell</source>
        <translation>前景像元的邻域</translation>
    </message>
    <message>
        <source>With 8, cells that touch at a corner hang together.</source>
        <translation>取 8 时，只在角上相接的像元也相连。</translation>
    </message>
    <message>
        <source>Edge width (cells)</source>
        <translation>边缘宽度（像元）</translation>
    </message>
    <message>
        <source>How far the influence of the surroundings reaches into the foreground.</source>
        <translation>周围环境对前景的影响深度。</translation>
    </message>
    <message>
        <source>Show bridges and loops through edges</source>
        <translation>显示穿过边缘区的桥接区和环道区</translation>
    </message>
    <message>
        <source>Changes colours only: off, edges and perforations are closed lines.</source>
        <translation>只改变颜色：关闭时边缘区和孔隙为闭合线。</translation>
    </message>
    <message>
        <source>Tell inside from outside</source>
        <translation>区分内外</translation>
    </message>
    <message>
        <source>Gives what lies inside holes, and the holes themselves, bytes of their own.</source>
        <translation>为孔洞内部及孔洞本身赋予单独的编码。</translation>
    </message>
    <message>
        <source>Limits of small and medium cores (ha)</source>
        <translation>小型和中型核心区的界限（公顷）</translation>
    </message>
    <message>
        <source>Two areas, such as 100, 1000: the statistics tell small, medium and large cores. Empty: no sizes.</source>
        <translation>两个面积，例如 100, 1000：统计中区分小型、中型和大型核心区。留空：不区分大小。</translation>
    </message>
    <message>
        <source>Seven classes</source>
        <translation>七种类别</translation>
    </message>
    <message>
        <source>0 background, 1 core, 2 islet, 3 perforation, 4 edge, 5 loop, 6 bridge, 7 branch.</source>
        <translation>0 背景，1 核心区，2 孤岛，3 孔隙，4 边缘区，5 环道区，6 桥接区，7 支线。</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Foreground (ha)</source>
        <translation>前景（ha）</translation>
    </message>
    <message>
        <source>Foreground with its openings (ha)</source>
        <translation>前景及其孔洞（ha）</translation>
    </message>
    <message>
        <source>Core (ha)</source>
        <translation>核心区（ha）</translation>
    </message>
    <message>
        <source>Porosity (%)</source>
        <translation>孔隙度（%）</translation>
    </message>
    <message>
        <source>Analysing the pattern</source>
        <translation>正在分析格局</translation>
    </message>
    <message>
        <source>MSPA classes</source>
        <translation>MSPA 类别</translation>
    </message>
</context>
<context>
    <name>NetworkCentrality</name>
    <message>
        <source>Centrality of sources and corridors</source>
        <translation>源地与廊道的中心性</translation>
    </message>
    <message>
        <source>Current-flow centrality, betweenness, closeness and the indices of a network of corridors.</source>
        <translation>廊道网络的电流中心性、介数中心性、接近中心性及网络指数。</translation>
    </message>
    <message>
        <source>Centrality Mapper,betweenness,current flow,alpha,beta,gamma,network,graph,GraphML</source>
        <translation>中心性,介数,电流中心性,α指数,β指数,γ指数,网络,Centrality Mapper,betweenness,GraphML</translation>
    </message>
    <message>
        <source>Which sources and corridors hold the network together, and how closed and connected it is as a whole.</source>
        <translation>哪些源地和廊道维系着网络，以及整个网络的闭合与连接程度。</translation>
    </message>
    <message>
        <source>Current flow: 1 A between every pair of sources, a corridor's resistance being its cost; the sum of |current|. Betweenness: share of the cheapest ways between other sources that pass. Closeness: (r - 1)&lt;sup&gt;2&lt;/sup&gt; / ((n - 1) &amp;Sigma; d) over the r sources that can be reached. &amp;alpha; = (L - V + C) / (2V - 5), &amp;beta; = L / V, &amp;gamma; = L / (3(V - 2)), cost ratio 1 - L / D with D the length in km; efficiency: mean of 1 / steps, and of 1 / cost.</source>
        <translation>电流：每对源地之间通 1 A，廊道的电阻为其成本；取 |电流| 之和。介数：其他源地间最小成本路径经过的比例。接近中心性：(r - 1)&lt;sup&gt;2&lt;/sup&gt; / ((n - 1) &amp;Sigma; d)，对可到达的 r 个源地求和。&amp;alpha; = (L - V + C) / (2V - 5)，&amp;beta; = L / V，&amp;gamma; = L / (3(V - 2))，成本比 1 - L / D，D 为以 km 计的长度；效率：1 / 步数及 1 / 成本的均值。</translation>
    </message>
    <message>
        <source>High current flow: many pairs lose much when it goes, detours counted; betweenness knows the cheapest way only. A leaf of n sources has a current flow of n - 1. &amp;alpha; near 0: a tree, &amp;gamma; near 1: as many corridors as a planar network can hold; V sources, L joined pairs, C components. Components do not see each other.</source>
        <translation>电流大：失去它会使许多源地对损失惨重（计入绕行路径）；介数只考虑最小成本路径。n 个源地中末端源地的电流为 n - 1。&amp;alpha; 接近 0 为树状网络，&amp;gamma; 接近 1 表示廊道数达到平面网络的上限；V 为源地数，L 为相连的源地对数，C 为连通组分数。组分之间互不可见。</translation>
    </message>
    <message>
        <source>Linkage Mapper's Centrality Mapper; Newman (2005), Social Networks 27; Freeman (1977); Kansky (1963), Cook (2002), Landscape and Urban Planning 58; Latora and Marchiori (2001); Watts and Strogatz (1998).</source>
        <translation>Linkage Mapper 的 Centrality Mapper；Newman（2005），Social Networks 27；Freeman（1977）；Kansky（1963）、Cook（2002），Landscape and Urban Planning 58；Latora 和 Marchiori（2001）；Watts 和 Strogatz（1998）。</translation>
    </message>
    <message>
        <source>Sources with centrality</source>
        <translation>源地（含中心性）</translation>
    </message>
    <message>
        <source>Corridors with centrality</source>
        <translation>廊道（含中心性）</translation>
    </message>
    <message>
        <source>Indices of the network</source>
        <translation>网络指数</translation>
    </message>
    <message>
        <source>Network as GraphML</source>
        <translation>网络（GraphML）</translation>
    </message>
    <message>
        <source>For Gephi, Cytoscape, igraph; needs the Python library networkx.</source>
        <translation>供 Gephi、Cytoscape、igraph 使用；需要 Python 库 networkx。</translation>
    </message>
    <message>
        <source>GraphML files (*.graphml)</source>
        <translation>GraphML 文件 (*.graphml)</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>α 指数</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>β 指数</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>γ 指数</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>Number of components</source>
        <translation>连通组分数</translation>
    </message>
</context>
<context>
    <name>NetworkDrawing</name>
    <message>
        <source>Drawing of the network</source>
        <translation>网络示意图</translation>
    </message>
</context>
<context>
    <name>NetworkGain</name>
    <message>
        <source>Improve the network</source>
        <translation>网络优化</translation>
    </message>
    <message>
        <source>Which new corridors and stepping stones raise connectivity most within a budget.</source>
        <translation>在预算内，哪些新廊道和踏脚石最能提升连通性。</translation>
    </message>
    <message>
        <source>TerraLink,new corridors,stepping stones,budget,optimisation,connectivity,gamma</source>
        <translation>网络优化,新增廊道,踏脚石,预算,优化,连通性,γ指数,TerraLink</translation>
    </message>
    <message>
        <source>Chooses, among all pairs of sources that no corridor joins and among given candidate patches, what raises the connectivity of the network most for its length or cost, within a budget. New corridors follow the resistance surface.</source>
        <translation>在所有尚未由廊道连接的源地对和给定的候选斑块中，在预算内选出单位长度或成本最能提升网络连通性者。新廊道沿阻力面生成。</translation>
    </message>
    <message>
        <source>Always the addition of the highest gain per unit spent, everything evaluated anew after each one; a second list goes by gain alone, and the better one is given. A stepping stone comes with two corridors. Other strategies add one corridor after the other: between sources of low degree or betweenness, the cheapest, of the highest gravity a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; / cost&amp;sup2;, or at random. EC(PC) = &amp;radic; &amp;Sigma; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p&lt;sub&gt;ij&lt;/sub&gt;, p = P&lt;sup&gt;cost / D&lt;/sup&gt;; &amp;gamma; = L / (3 (V - 2)); efficiency: mean of 1 / cost over all pairs of sources; largest component: its attribute.</source>
        <translation>每次选取单位投入收益最高的新增项，并在每次新增后全部重新评价；另有一份清单只按收益排序，取两者中较好的。一个踏脚石连同两条廊道。其他策略逐条增加廊道：在度或介数低的源地之间、最便宜的、引力 a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; / cost&amp;sup2; 最大的，或随机。EC(PC) = &amp;radic; &amp;Sigma; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p&lt;sub&gt;ij&lt;/sub&gt;，p = P&lt;sup&gt;cost / D&lt;/sup&gt;；&amp;gamma; = L / (3 (V - 2))；效率：所有源地对 1 / cost 的均值；最大连通组分：其属性。</translation>
    </message>
    <message>
        <source>Rank 1 first. Where few candidates fit the budget, all sets of them were looked at: the gap says by how much the list misses the optimum. Paths across a third source are left out, since they consist of shorter ones. Look at the robustness before and after: adding where gravity is highest can lower it under an attack, since what was strong grows stronger.</source>
        <translation>序号 1 优先。预算内的候选较少时，考察了它们的所有组合：差距表示清单与最优解相差多少。穿过第三个源地的路径已略去，因为它们由更短的路径组成。请比较前后的鲁棒性：在引力最大处新增可能降低攻击下的鲁棒性，因为强者更强。</translation>
    </message>
    <message>
        <source>Saura et al. (2011), Ecological Indicators 11 (EC); Khuller et al. (1999), Information Processing Letters 70 (greedy choice within a budget).</source>
        <translation>Saura 等（2011），Ecological Indicators 11（EC）；Khuller 等（1999），Information Processing Letters 70（预算内的贪心选择）。</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Existing corridors</source>
        <translation>现有廊道</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt;. Empty: there are none yet.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;。留空：尚无廊道。</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>That of the corridors, above 0.</source>
        <translation>与廊道一致，大于 0。</translation>
    </message>
    <message>
        <source>Candidate patches</source>
        <translation>候选斑块</translation>
    </message>
    <message>
        <source>Patches that could become stepping stones.</source>
        <translation>可成为踏脚石的斑块。</translation>
    </message>
    <message>
        <source>What is to be raised</source>
        <translation>要提升的指标</translation>
    </message>
    <message>
        <source>Equivalent connectivity EC(PC)</source>
        <translation>等效连通性 EC(PC)</translation>
    </message>
    <message>
        <source>Gamma index</source>
        <translation>γ 指数</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>Largest component</source>
        <translation>最大连通组分</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>In metres or cost. Empty: a quarter of the existing corridors, or of the candidates.</source>
        <translation>以米或成本计。留空：现有廊道（或候选廊道）的四分之一。</translation>
    </message>
    <message>
        <source>The budget is spent on</source>
        <translation>预算用于</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Empty: the median cost of the existing corridors, or of the candidates.</source>
        <translation>留空：现有廊道（或候选廊道）成本的中位数。</translation>
    </message>
    <message>
        <source>Field with the attribute of sources and candidate patches</source>
        <translation>源地和候选斑块的属性字段</translation>
    </message>
    <message>
        <source>Empty: the area.</source>
        <translation>留空：面积。</translation>
    </message>
    <message>
        <source>Greatest cost of a new corridor</source>
        <translation>新廊道的最大成本</translation>
    </message>
    <message>
        <source>Empty: none.</source>
        <translation>留空：不限。</translation>
    </message>
    <message>
        <source>Corridors that a candidate patch may have</source>
        <translation>候选斑块可有的廊道数</translation>
    </message>
    <message>
        <source>Its cheapest ones.</source>
        <translation>取成本最低者。</translation>
    </message>
    <message>
        <source>Field of the cost</source>
        <translation>成本字段</translation>
    </message>
    <message>
        <source>New corridors by rank</source>
        <translation>新廊道（按排名）</translation>
    </message>
    <message>
        <source>Stepping stones by rank</source>
        <translation>踏脚石（按排名）</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>优化前后对比</translation>
    </message>
    <message>
        <source>Robustness before and after</source>
        <translation>新增前后的鲁棒性</translation>
    </message>
    <message>
        <source>Gain in percent</source>
        <translation>增益（%）</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已用预算</translation>
    </message>
    <message>
        <source>Gap to the optimum in percent</source>
        <translation>与最优解的差距（%）</translation>
    </message>
</context>
<context>
    <name>NetworkRobustness</name>
    <message>
        <source>Robustness of the network</source>
        <translation>网络鲁棒性</translation>
    </message>
    <message>
        <source>Connectivity, efficiency and largest component while sources or corridors are lost.</source>
        <translation>失去源地或廊道时的连通性、效率和最大连通组分。</translation>
    </message>
    <message>
        <source>robustness,attack,random failure,removal,network,resilience</source>
        <translation>鲁棒性,蓄意攻击,随机失效,移除,网络,韧性,robustness</translation>
    </message>
    <message>
        <source>What is left of the network while sources or corridors are lost at random or the most important first: connectivity, efficiency, largest component, connected pairs.</source>
        <translation>随机或按重要性依次失去源地或廊道时，网络还剩多少：连通性、效率、最大连通组分、连通的源地对。</translation>
    </message>
    <message>
        <source>Connectivity: EC(PC) = &amp;radic; &amp;Sigma; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p&lt;sub&gt;ij&lt;/sub&gt;, p = P&lt;sup&gt;cost / D&lt;/sup&gt; on the cheapest way. Efficiency: &amp;Sigma; 1 / cost. All are divided by those of the whole network. R: mean of a curve over all losses.</source>
        <translation>连通性：EC(PC) = &amp;radic; &amp;Sigma; a&lt;sub&gt;i&lt;/sub&gt; a&lt;sub&gt;j&lt;/sub&gt; p&lt;sub&gt;ij&lt;/sub&gt;，p = P&lt;sup&gt;成本 / D&lt;/sup&gt;，取最小成本路径。效率：&amp;Sigma; 1 / 成本。均除以整个网络的值。R：曲线在全部损失过程中的均值。</translation>
    </message>
    <message>
        <source>Curves that fall slowly, and a high R, mean a robust network. Where ranked losses fall far below random ones, the network hangs on few elements: protect those. Efficiency is over all sources that there were, so that it never rises. The table of recovery counts sources: connection is the largest component by the sources that are left; a lost source can be mended while a neighbour is left, a corridor while one of its ends is (our own reading).</source>
        <translation>曲线下降缓慢、R 高，说明网络稳健。若按重要性失去时远低于随机失去，则网络依赖少数要素：请保护它们。效率按原有的全部源地计算，因此不会上升。恢复表以源地计数：连通度为最大连通组分占剩余源地的比例；失去的源地在尚有邻居时可修复，廊道在尚有一端时可修复（本工具的理解）。</translation>
    </message>
    <message>
        <source>Albert et al. (2000), Nature 406; Holme et al. (2002), Physical Review E 65 (ranks anew after every loss); Schneider et al. (2011), PNAS 108 (R); Saura et al. (2011), Ecological Indicators 11 (EC).</source>
        <translation>Albert 等（2000），Nature 406；Holme 等（2002），Physical Review E 65（每次损失后重新排序）；Schneider 等（2011），PNAS 108（R）；Saura 等（2011），Ecological Indicators 11（EC）。</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>失去的对象</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Order of the losses</source>
        <translation>损失顺序</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>By degree</source>
        <translation>按度</translation>
    </message>
    <message>
        <source>By betweenness</source>
        <translation>按介数</translation>
    </message>
    <message>
        <source>By dPC</source>
        <translation>按 dPC</translation>
    </message>
    <message>
        <source>Random runs</source>
        <translation>随机运行次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Rank anew after every loss</source>
        <translation>每次损失后重新排序</translation>
    </message>
    <message>
        <source>Otherwise by the ranks in the whole network.</source>
        <translation>否则按整个网络中的排序。</translation>
    </message>
    <message>
        <source>Field with the sources' attribute</source>
        <translation>源地属性字段</translation>
    </message>
    <message>
        <source>For connectivity. Empty: the area.</source>
        <translation>用于连通性。留空：面积。</translation>
    </message>
    <message>
        <source>In the unit of the cost. Empty: the median cost of the corridors.</source>
        <translation>单位同成本。留空：廊道成本的中位数。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>What is connected and can be mended</source>
        <translation>连通与可修复的部分</translation>
    </message>
    <message>
        <source>What to protect first</source>
        <translation>应优先保护的要素</translation>
    </message>
    <message>
        <source>Curves as pictures</source>
        <translation>曲线图</translation>
    </message>
    <message>
        <source>Lowest R of connectivity</source>
        <translation>连通性的最低 R</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>corridors</source>
        <translation>廊道</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>The corridors to show</source>
        <translation>要显示的廊道</translation>
    </message>
    <message>
        <source>The links that were dropped, with the reason</source>
        <translation>已删除的连接及原因</translation>
    </message>
    <message>
        <source>The sources they join</source>
        <translation>廊道所连接的源地</translation>
    </message>
    <message>
        <source>The resistance, to run the corridors again</source>
        <translation>阻力，用于重新计算廊道</translation>
    </message>
    <message>
        <source>&amp;Corridors</source>
        <translation>廊道(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dropped links</source>
        <translation>已删除的连接(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>源地(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resistance</source>
        <translation>阻力(&amp;R)</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>What the matrix shows</source>
        <translation>矩阵显示的内容</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>示意图</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>相互作用强度</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Length (m)</source>
        <translation>长度（m）</translation>
    </message>
    <message>
        <source>The corridors are being run again. Stop the run?</source>
        <translation>正在重新计算廊道。要停止运行吗？</translation>
    </message>
    <message>
        <source>What you kept and dropped by hand was not run yet. Give it up?</source>
        <translation>手动保留和删除的廊道尚未运行。要放弃吗？</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
</context>
<context>
    <name>OmnidirectionalConnectivity</name>
    <message>
        <source>Omnidirectional connectivity</source>
        <translation>全向连通性</translation>
    </message>
    <message>
        <source>Current between all places within a radius, by moving windows, as Omniscape.</source>
        <translation>用移动窗口计算半径内所有地点之间的电流，与 Omniscape 相同。</translation>
    </message>
    <message>
        <source>Omniscape,omnidirectional,moving window,circuit theory,normalised current,flow potential,wall-to-wall</source>
        <translation>Omniscape,全向,移动窗口,电路理论,归一化电流,流动潜力,全域</translation>
    </message>
    <message>
        <source>Shows where movement is likely in a whole landscape, without sources and corridors that must be known before: every cell is both start and end for all others within the radius. Runs an .ini of Omniscape unchanged as well and writes its files.</source>
        <translation>显示整个景观中哪里可能发生移动，无需事先知道源地和廊道：每个像元对半径内的所有其他像元既是起点也是终点。也可原样运行 Omniscape 的 .ini 并写出其文件。</translation>
    </message>
    <message>
        <source>A window is centred on every block of cells. The sources within the radius share the amperes of the block (the sum of its strengths) in proportion to their strength; the current flows to the block over the conductances (g&lt;sub&gt;a&lt;/sub&gt; + g&lt;sub&gt;b&lt;/sub&gt;) / 2, on diagonals by &amp;radic;2 less. The current map is the sum of all windows; the flow potential the same with all resistances 1; normalised current = current / flow potential. Blocks leave a pattern, which a factor takes out: what single cells do to a landscape without resistance by what the block does.</source>
        <translation>窗口以每个像元块为中心。半径内的源按强度分担该块的安培数（块内强度之和）；电流经电导 (g&lt;sub&gt;a&lt;/sub&gt; + g&lt;sub&gt;b&lt;/sub&gt;) / 2 流向该块，对角方向除以 &amp;radic;2。电流图为所有窗口之和；流动潜力是所有阻力为 1 时的结果；归一化电流 = 电流 / 流动潜力。块会留下图案，用一个系数消除：无阻力景观中单个像元的作用除以块的作用。</translation>
    </message>
    <message>
        <source>Current: how much movement passes a cell. It is high where strong sources are near, so read the normalised current: about 1 is as without resistance (diffuse), above it routes are led together (intensified, channelled), below it movement is kept away (impeded). Classes begin at standard deviations from the mean. A circuit is symmetric: there is no direction of flow. The log tells the amperes that could not flow, and why.</source>
        <translation>电流：通过像元的移动量。强源附近电流高，因此应看归一化电流：约为 1 表示与无阻力时相同（分散），高于 1 表示路径被汇集（增强、集中），低于 1 表示移动被阻挡（受阻）。类别按距均值的标准差划分。电路是对称的：流动没有方向。日志说明未能流动的安培数及原因。</translation>
    </message>
    <message>
        <source>McRae et al. (2016), Conserving Nature's Stage, The Nature Conservancy; Landau et al. (2021), Journal of Open Source Software 6(57), 2829. With its rule the same figures as Omniscape.</source>
        <translation>McRae et al. (2016), Conserving Nature's Stage, The Nature Conservancy; Landau et al. (2021), Journal of Open Source Software 6(57), 2829。采用其规则时数值与 Omniscape 相同。</translation>
    </message>
</context>
<context>
    <name>OrderedWeightedAveraging</name>
    <message>
        <source>OWA scenarios</source>
        <translation>OWA 情景</translation>
    </message>
    <message>
        <source>Priority areas of several ecosystem services under several attitudes to risk.</source>
        <translation>不同风险态度下多种生态系统服务的优先区。</translation>
    </message>
    <message>
        <source>ordered weighted averaging,ecosystem services,trade-off,scenario,priority area,protection efficiency,risk</source>
        <translation>有序加权平均,OWA,生态系统服务,权衡,情景,优先区,保护效率,风险</translation>
    </message>
    <message>
        <source>Combines ecosystem services (or any criteria) by ordered weighted averaging, from optimistic (the best service of a place counts) to pessimistic (the worst one counts). Each scenario is divided into classes by natural breaks; its top classes are the priority area, whose protection efficiency tells how much more of each service it holds than an average place. The best scenario goes on to &lt;i&gt;Ecological sources&lt;/i&gt;: BEST_PRIORITY as it is, or PRIORITY with BEST_BAND as the band (the paper takes all patches of at least 500 ha).</source>
        <translation>用有序加权平均综合各项生态系统服务（或任意准则），从乐观（以一处最好的服务为准）到悲观（以最差的服务为准）。每个情景按自然断点法分级，最高几级为优先区；其保护效率表示优先区内各项服务高出平均水平的程度。最佳情景可用于&lt;i&gt;生态源地&lt;/i&gt;：直接使用 BEST_PRIORITY，或使用 PRIORITY 并以 BEST_BAND 为波段（论文取所有不小于 500 ha 的斑块）。</translation>
    </message>
    <message>
        <source>Order weights w&lt;sub&gt;i&lt;/sub&gt; = (i/n)&lt;sup&gt;&amp;alpha;&lt;/sup&gt; - ((i-1)/n)&lt;sup&gt;&amp;alpha;&lt;/sup&gt;; OWA = &amp;Sigma; w&lt;sub&gt;i&lt;/sub&gt; s&lt;sub&gt;i&lt;/sub&gt;, s from the highest to the lowest. With criterion weights v&lt;sub&gt;i&lt;/sub&gt; = w&lt;sub&gt;i&lt;/sub&gt; u&lt;sub&gt;(i)&lt;/sub&gt; / &amp;Sigma; w&lt;sub&gt;j&lt;/sub&gt; u&lt;sub&gt;(j)&lt;/sub&gt;. Trade-off = 1 - &amp;radic;(n &amp;Sigma;(w&lt;sub&gt;i&lt;/sub&gt; - 1/n)&lt;sup&gt;2&lt;/sup&gt; / (n - 1)); orness = &amp;Sigma; (n - i) w&lt;sub&gt;i&lt;/sub&gt; / (n - 1), andness = 1 - orness. E = mean of the service in the priority area / mean everywhere.</source>
        <translation>次序权重 w&lt;sub&gt;i&lt;/sub&gt; = (i/n)&lt;sup&gt;&amp;alpha;&lt;/sup&gt; - ((i-1)/n)&lt;sup&gt;&amp;alpha;&lt;/sup&gt;；OWA = &amp;Sigma; w&lt;sub&gt;i&lt;/sub&gt; s&lt;sub&gt;i&lt;/sub&gt;，s 由高到低。有准则权重时 v&lt;sub&gt;i&lt;/sub&gt; = w&lt;sub&gt;i&lt;/sub&gt; u&lt;sub&gt;(i)&lt;/sub&gt; / &amp;Sigma; w&lt;sub&gt;j&lt;/sub&gt; u&lt;sub&gt;(j)&lt;/sub&gt;。权衡度 = 1 - &amp;radic;(n &amp;Sigma;(w&lt;sub&gt;i&lt;/sub&gt; - 1/n)&lt;sup&gt;2&lt;/sup&gt; / (n - 1))；orness = &amp;Sigma; (n - i) w&lt;sub&gt;i&lt;/sub&gt; / (n - 1)，andness = 1 - orness。E = 优先区内服务的均值 / 全区均值。</translation>
    </message>
    <message>
        <source>A low alpha selects the best places of single services, a high one places where no service is poor. Trade-off is 1 when all ranks count alike and 0 when one rank decides. The chosen scenario has the highest mean efficiency among those with enough trade-off; the table, the log and the report say why, and the sweep shows what lies between the scenarios. Services with a few extreme cells (soil retention along streams) need percentiles instead of minimum to maximum.</source>
        <translation>α 较小时选出单项服务最好的地方，较大时选出各项服务都不差的地方。各次序权重相同时权衡度为 1，由单一次序决定时为 0。所选情景是权衡度足够的情景中平均保护效率最高者；表格、日志和报告说明原因，扫描则显示各情景之间的情况。含少数极值像元的服务（如河道沿线的土壤保持）应采用百分位数而非最小值至最大值。</translation>
    </message>
    <message>
        <source>Land 2025, 14:2159, section 2.3.2, Tables 10 and 11; Yager (1988), IEEE Transactions on Systems, Man and Cybernetics 18; Yager (1996), International Journal of Intelligent Systems 11; Malczewski (2006), International Journal of Applied Earth Observation and Geoinformation 8.</source>
        <translation>Land 2025, 14:2159，第 2.3.2 节，表 10 和表 11；Yager（1988），IEEE Transactions on Systems, Man and Cybernetics 18；Yager（1996），International Journal of Intelligent Systems 11；Malczewski（2006），International Journal of Applied Earth Observation and Geoinformation 8。</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>At least two rasters in which more is better. The first one is the grid of the result.</source>
        <translation>至少两个值越大越好的栅格。结果采用第一个的网格。</translation>
    </message>
    <message>
        <source>Risk coefficients alpha</source>
        <translation>风险系数 α</translation>
    </message>
    <message>
        <source>A scenario for each: below 1 optimistic, 1 neutral, above 1 pessimistic.</source>
        <translation>每个值对应一个情景：小于 1 为乐观，1 为中性，大于 1 为悲观。</translation>
    </message>
    <message>
        <source>Order of the services</source>
        <translation>服务的排序</translation>
    </message>
    <message>
        <source>By value is Yager's definition; the paper's text ranks the layers by their means.</source>
        <translation>按数值是 Yager 的定义；论文的文字按图层均值排序。</translation>
    </message>
    <message>
        <source>In each cell, by value</source>
        <translation>逐像元按数值</translation>
    </message>
    <message>
        <source>Of whole layers, by mean</source>
        <translation>整个图层按均值</translation>
    </message>
    <message>
        <source>Criterion weights, in the order of the services</source>
        <translation>准则权重（按服务的顺序）</translation>
    </message>
    <message>
        <source>For example 0.4,0.3,0.2,0.1 or the result of AHP; they sum to 1. Empty: all alike.</source>
        <translation>例如 0.4,0.3,0.2,0.1 或层次分析法的结果，总和为 1。留空：等权重。</translation>
    </message>
    <message>
        <source>Standardisation of the services</source>
        <translation>服务的标准化</translation>
    </message>
    <message>
        <source>Percentiles where a few extreme cells would squeeze all others.</source>
        <translation>少数极值像元会压缩其余像元时，使用百分位数。</translation>
    </message>
    <message>
        <source>Minimum to maximum</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>Percentiles, clipped</source>
        <translation>百分位数（截断）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>分级数</translation>
    </message>
    <message>
        <source>Top classes that are priority area</source>
        <translation>作为优先区的最高级数</translation>
    </message>
    <message>
        <source>OWA</source>
        <translation>OWA</translation>
    </message>
    <message>
        <source>A band for each scenario.</source>
        <translation>每个情景一个波段。</translation>
    </message>
    <message>
        <source>Importance classes</source>
        <translation>重要性等级</translation>
    </message>
    <message>
        <source>A band for each scenario: 1 to the number of classes, the top ones are the priority area.</source>
        <translation>每个情景一个波段：1 至分级数，最高几级为优先区。</translation>
    </message>
    <message>
        <source>Priority area of the best scenario</source>
        <translation>最佳情景的优先区</translation>
    </message>
    <message>
        <source>1 priority area, 0 other; goes on to &lt;i&gt;Ecological sources&lt;/i&gt;.</source>
        <translation>1 优先区，0 其他；可用于&lt;i&gt;生态源地&lt;/i&gt;。</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>Agreement of the orderings</source>
        <translation>两种排序的一致性</translation>
    </message>
    <message>
        <source>Sweep of alpha</source>
        <translation>α 扫描</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Alpha of the best scenario</source>
        <translation>最佳情景的 α</translation>
    </message>
    <message>
        <source>Band of the best scenario</source>
        <translation>最佳情景的波段</translation>
    </message>
    <message>
        <source>Classes of the priority area</source>
        <translation>优先区的等级</translation>
    </message>
    <message>
        <source>Why the best scenario was chosen</source>
        <translation>选择最佳情景的理由</translation>
    </message>
    <message>
        <source>Order weights instead of alpha</source>
        <translation>以次序权重代替 α</translation>
    </message>
    <message>
        <source>From the highest rank to the lowest, for example 0.4,0.3,0.2,0.1. Several: with semicolons.</source>
        <translation>由最高次序到最低次序，例如 0.4,0.3,0.2,0.1。多组时用分号分隔。</translation>
    </message>
    <message>
        <source>Lower and upper percentile</source>
        <translation>下、上百分位数</translation>
    </message>
    <message>
        <source>Of 100.</source>
        <translation>取值 0 到 100。</translation>
    </message>
    <message>
        <source>Protection efficiency from</source>
        <translation>保护效率依据</translation>
    </message>
    <message>
        <source>They differ where the least value of a service is not 0.</source>
        <translation>当某项服务的最小值不为 0 时两者不同。</translation>
    </message>
    <message>
        <source>The services' own values</source>
        <translation>服务的原始值</translation>
    </message>
    <message>
        <source>The standardised services</source>
        <translation>标准化后的服务</translation>
    </message>
    <message>
        <source>Choice of the best scenario</source>
        <translation>最佳情景的选择</translation>
    </message>
    <message>
        <source>Highest mean efficiency with enough trade-off</source>
        <translation>权衡度足够时平均保护效率最高</translation>
    </message>
    <message>
        <source>Balance: nearest to the best of both</source>
        <translation>均衡：最接近两者的最优</translation>
    </message>
    <message>
        <source>Highest mean efficiency</source>
        <translation>平均保护效率最高</translation>
    </message>
    <message>
        <source>Enough trade-off</source>
        <translation>足够的权衡度</translation>
    </message>
    <message>
        <source>Least alpha of the sweep</source>
        <translation>扫描的最小 α</translation>
    </message>
    <message>
        <source>Greatest alpha of the sweep</source>
        <translation>扫描的最大 α</translation>
    </message>
    <message>
        <source>Number of alphas of the sweep</source>
        <translation>扫描的 α 个数</translation>
    </message>
    <message>
        <source>Cells of the sweep</source>
        <translation>扫描的像元数</translation>
    </message>
    <message>
        <source>At most so many, at even steps of the raster; 0: all.</source>
        <translation>最多取此数，在栅格上等间隔抽取；0：全部。</translation>
    </message>
    <message>
        <source>{label} is taken, as in the run whose limits hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>top classes</source>
        <translation>最高等级</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>第 {number} 级</translation>
    </message>
    <message>
        <source>Priority ({label})</source>
        <translation>优先区（{label}）</translation>
    </message>
</context>
<context>
    <name>OwaExplorer</name>
    <message>
        <source>OWA explorer</source>
        <translation>OWA 浏览器</translation>
    </message>
    <message>
        <source>Run the seven</source>
        <translation>运行七个情景</translation>
    </message>
    <message>
        <source>Run the seven scenarios of the paper.</source>
        <translation>运行论文的七个情景。</translation>
    </message>
    <message>
        <source>Use this alpha</source>
        <translation>使用此 α</translation>
    </message>
    <message>
        <source>Hand this one scenario on.</source>
        <translation>交出此单个情景。</translation>
    </message>
    <message>
        <source>Tick at least two services.</source>
        <translation>请至少勾选两项服务。</translation>
    </message>
    <message>
        <source>Reading the services ...</source>
        <translation>正在读取服务…</translation>
    </message>
    <message>
        <source>Computing ...</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>The scale and the efficiencies come from a sample of the cells; the run uses all of them.</source>
        <translation>标度和效率来自像元样本；运行时使用全部像元。</translation>
    </message>
    <message>
        <source>The scale is that of all cells; the efficiencies come from {judged} of {all} cells.</source>
        <translation>标度取自全部像元；效率来自 {all} 个像元中的 {judged} 个。</translation>
    </message>
    <message>
        <source>All {all} cells are used.</source>
        <translation>使用了全部 {all} 个像元。</translation>
    </message>
    <message>
        <source>Rank {number}</source>
        <translation>次序 {number}</translation>
    </message>
    <message>
        <source>Green: priority area</source>
        <translation>绿色：优先区</translation>
    </message>
    <message>
        <source>The weights are for another number of services.</source>
        <translation>这些权重适用于另一服务个数。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Weights by AHP ...</source>
        <translation>层次分析法求权重…</translation>
    </message>
    <message>
        <source>Find the weights by judgements in pairs.</source>
        <translation>通过成对判断求权重。</translation>
    </message>
    <message>
        <source>By value is Yager's definition; the paper's text ranks the layers by their means.</source>
        <translation>按数值是 Yager 的定义；论文的文字按图层均值排序。</translation>
    </message>
    <message>
        <source>In each cell, by value</source>
        <translation>逐像元按数值</translation>
    </message>
    <message>
        <source>Of whole layers, by mean</source>
        <translation>整个图层按均值</translation>
    </message>
    <message>
        <source>Percentiles where a few extreme cells would squeeze all others.</source>
        <translation>少数极值像元会压缩其余像元时，使用百分位数。</translation>
    </message>
    <message>
        <source>Minimum to maximum</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>Percentiles, clipped</source>
        <translation>百分位数（截断）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Lower and upper percentile, of 100.</source>
        <translation>下、上百分位数，取值 0 到 100。</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>排序(&amp;O)</translation>
    </message>
    <message>
        <source>S&amp;cale</source>
        <translation>标准化(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Percentiles</source>
        <translation>百分位数(&amp;P)</translation>
    </message>
    <message>
        <source>Ser&amp;vices, in which more is better</source>
        <translation>服务（值越大越好）(&amp;V)</translation>
    </message>
    <message>
        <source>Order weights</source>
        <translation>次序权重</translation>
    </message>
    <message>
        <source>Efficiency and trade-off</source>
        <translation>效率与权衡度</translation>
    </message>
    <message>
        <source>Protection efficiency of each service</source>
        <translation>各项服务的保护效率</translation>
    </message>
    <message>
        <source>Orness</source>
        <translation>乐观度</translation>
    </message>
    <message>
        <source>1: the maximum counts, 0: the minimum, 0.5: the mean.</source>
        <translation>1：以最大值为准，0：以最小值为准，0.5：均值。</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>权衡度</translation>
    </message>
    <message>
        <source>1: all ranks count alike, 0: one rank decides.</source>
        <translation>1：各次序同等重要，0：由单一次序决定。</translation>
    </message>
    <message>
        <source>Mean efficiency</source>
        <translation>平均效率</translation>
    </message>
    <message>
        <source>How much more of the services the priority area holds than an average place.</source>
        <translation>优先区的服务高出平均水平的程度。</translation>
    </message>
    <message>
        <source>Priority area</source>
        <translation>优先区</translation>
    </message>
    <message>
        <source>Share of the cells in the top classes.</source>
        <translation>最高几级的像元占比。</translation>
    </message>
    <message>
        <source>Order weights, best service first</source>
        <translation>次序权重，最好的服务在前</translation>
    </message>
    <message>
        <source>Protection efficiency</source>
        <translation>保护效率</translation>
    </message>
    <message>
        <source>Preview of what the map shows</source>
        <translation>地图显示范围的预览</translation>
    </message>
    <message>
        <source>The top classes by natural breaks.</source>
        <translation>按自然断点法的最高几级。</translation>
    </message>
    <message>
        <source>Show the priority area</source>
        <translation>显示优先区</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>地图显示的内容</translation>
    </message>
</context>
<context>
    <name>PinchPoints</name>
    <message>
        <source>Pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>Finds where current between sources is squeezed together in their corridors.</source>
        <translation>找出源地之间的电流在廊道中被挤压的位置。</translation>
    </message>
    <message>
        <source>pinchpoint mapper,circuit theory,current density,bottleneck,effective resistance,Circuitscape</source>
        <translation>生态夹点,电路理论,电流密度,瓶颈,有效电阻,Circuitscape,Pinchpoint Mapper</translation>
    </message>
    <message>
        <source>Sends electric current from source to source through their corridors. Where it is squeezed together there are few or no other ways: losing such a place cuts the connection. The places of the highest natural class are ranked, with their corridors and land cover.</source>
        <translation>让电流从一个源地经廊道流向另一个源地。电流被挤压之处几乎没有其他通路：失去这样的位置，连接就会中断。最高自然断点等级的位置按序排列，并列出其廊道和土地覆被。</translation>
    </message>
    <message>
        <source>A corridor is the land with D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L&lt;sub&gt;ab&lt;/sub&gt; &amp;le; width, all else is a barrier; edges between the 8 neighbours have the average resistance of their cells, sources conduct freely. Adjacent pairs: 1 A through each corridor alone, the map is the highest current of all. All-to-one: each source in turn takes up 1 A from every other, through all corridors; the sum. Pairwise: 1 A between every two sources; the sum. eff_res: potential difference at 1 A x cell size; cost_res = L&lt;sub&gt;ab&lt;/sub&gt; / eff_res.</source>
        <translation>廊道为 D&lt;sub&gt;a&lt;/sub&gt; + D&lt;sub&gt;b&lt;/sub&gt; - L&lt;sub&gt;ab&lt;/sub&gt; &amp;le; 宽度的范围，其余均为障碍；8 邻域像元之间的边取两像元的平均电阻，源地内无电阻。相邻源地对：每条廊道单独通 1 A，取所有图的最大电流。多对一：每个源地依次接收其余各源地的 1 A，经过所有廊道，取总和。成对：每两个源地之间通 1 A，取总和。eff_res：1 A 时的电势差 x 像元大小；cost_res = L&lt;sub&gt;ab&lt;/sub&gt; / eff_res。</translation>
    </message>
    <message>
        <source>With adjacent pairs 1 means that everything passes through one cell; in the other modes currents grow with the number of sources. &lt;b&gt;cost_res&lt;/b&gt; near 1: one single way; high: many ways beside the best. The narrower the width, the more of a corridor is a pinch point: compare maps of one width only.</source>
        <translation>相邻源地对时，1 表示全部电流都经过该像元；其他模式下电流随源地数增加。&lt;b&gt;cost_res&lt;/b&gt; 接近 1：只有一条路；值大：除最佳路径外还有许多路。宽度越窄，廊道中成为夹点的部分越多：只能比较宽度相同的图。</translation>
    </message>
    <message>
        <source>McRae et al. (2008), Ecology 89, 2712-2724; Pinchpoint Mapper of Linkage Mapper (McRae 2012); width of 10 km, all-to-one and the highest of five natural classes: Journal of Arid Land 2025, 17(10).</source>
        <translation>McRae 等（2008），Ecology 89, 2712-2724；Linkage Mapper 的 Pinchpoint Mapper（McRae 2012）；宽度 10 km、多对一及五级自然断点中的最高级：Journal of Arid Land 2025, 17(10)。</translation>
    </message>
    <message>
        <source>Corridor width as a cost (resistance x metres)</source>
        <translation>廊道宽度（成本，阻力 x 米）</translation>
    </message>
    <message>
        <source>Empty: 2 % of the corridors' median cost, at most 10,000 (10 km at a resistance of 1), at least 5 cells.</source>
        <translation>留空：廊道成本中位数的 2 %，最多 10,000（阻力为 1 时的 10 km），至少 5 个像元。</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>The last two use all corridors together.</source>
        <translation>后两种方式同时使用所有廊道。</translation>
    </message>
    <message>
        <source>Adjacent pairs, each in its corridor</source>
        <translation>相邻源地对，各在其廊道内</translation>
    </message>
    <message>
        <source>All sources to each in turn</source>
        <translation>所有源地依次流向每一个</translation>
    </message>
    <message>
        <source>Every two sources</source>
        <translation>每两个源地</translation>
    </message>
    <message>
        <source>In the same run also</source>
        <translation>同一次运行中另加</translation>
    </message>
    <message>
        <source>A second current with its own pinch points, over the same corridors, as Pinchpoint Mapper does.</source>
        <translation>在相同廊道上另算一种电流及其夹点，与 Pinchpoint Mapper 相同。</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>不另加</translation>
    </message>
    <message>
        <source>Square the resistances</source>
        <translation>阻力取平方</translation>
    </message>
    <message>
        <source>Current then keeps more to the best ground; there is no cost_res.</source>
        <translation>电流更集中于最佳地段；此时没有 cost_res。</translation>
    </message>
    <message>
        <source>Inside sources, only what flows through</source>
        <translation>源地内仅计流经的电流</translation>
    </message>
    <message>
        <source>Leaves out the current that begins or ends in a source, as Pinchpoint Mapper does. For the map with the sources; adjacent pairs are always mapped so.</source>
        <translation>不计在源地起止的电流，与 Pinchpoint Mapper 相同。用于含源地的地图；相邻成对模式总是如此。</translation>
    </message>
    <message>
        <source>Number of natural classes</source>
        <translation>自然断点分级数</translation>
    </message>
    <message>
        <source>Pinch points are the places of the highest one.</source>
        <translation>夹点位于最高一级。</translation>
    </message>
    <message>
        <source>Least area of a pinch point in hectares</source>
        <translation>夹点最小面积（公顷）</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>For its shares in every pinch point.</source>
        <translation>用于统计各夹点中的地类占比。</translation>
    </message>
    <message>
        <source>In ampere; without the cells of the sources.</source>
        <translation>单位为安培；不含源地的像元。</translation>
    </message>
    <message>
        <source>Corridors with effective resistance</source>
        <translation>廊道（含有效电阻）</translation>
    </message>
    <message>
        <source>Current with that in the sources</source>
        <translation>电流（含源地内）</translation>
    </message>
    <message>
        <source>Adjacent pairs: what flows through a source between two others. Else all, or the option above.</source>
        <translation>相邻成对：另外两个源地之间流经某源地的电流。其他模式：全部电流，或按上面的选项。</translation>
    </message>
    <message>
        <source>Second current</source>
        <translation>第二种电流</translation>
    </message>
    <message>
        <source>Pinch points of the second current</source>
        <translation>第二种电流的夹点</translation>
    </message>
    <message>
        <source>Table of pinch points by land cover</source>
        <translation>夹点土地覆被表</translation>
    </message>
    <message>
        <source>Number of pinch points</source>
        <translation>夹点数量</translation>
    </message>
    <message>
        <source>Area of the pinch points in hectares</source>
        <translation>夹点面积（公顷）</translation>
    </message>
    <message>
        <source>Current above which cells are pinch points</source>
        <translation>成为夹点的电流下限</translation>
    </message>
    <message>
        <source>Corridor width that was used</source>
        <translation>所用的廊道宽度</translation>
    </message>
    <message>
        <source>Number of pinch points of the second current</source>
        <translation>第二种电流的夹点数</translation>
    </message>
    <message>
        <source>Effective resistances</source>
        <translation>有效电阻</translation>
    </message>
</context>
<context>
    <name>Prepare</name>
    <message>
        <source>Prepare data</source>
        <translation>数据准备</translation>
    </message>
    <message>
        <source>Brings rasters and vectors of any kind onto one projected grid, in one folder with a log.</source>
        <translation>将任意栅格和矢量统一到同一投影网格，存入一个文件夹并附日志。</translation>
    </message>
    <message>
        <source>align,clip,mosaic,reproject,resample,warp,tiles,MODIS,scale factor</source>
        <translation>对齐,裁剪,镶嵌,投影,重采样,分幅,MODIS,比例因子,预处理</translation>
    </message>
    <message>
        <source>Takes land cover in degrees, sinusoidal MODIS tiles with fill and scale values, 1 km climate rasters and vectors in any coordinate system, and writes them aligned, clipped and checked into one folder. All other algorithms can then be run on the files as they are.</source>
        <translation>将经纬度土地覆被、带填充值和比例因子的 MODIS 正弦投影分幅、1 km 气候栅格以及任意坐标系的矢量，对齐、裁剪并检查后写入一个文件夹。其他算法可直接使用这些文件。</translation>
    </message>
    <message>
        <source>Classes: most frequent class where cells become coarser, else nearest. Values: mean where cells become coarser, else bilinear; values outside the valid range are left out before, scales are applied. Grid lines follow the first raster that is in the coordinate system already, else multiples of the cell size.</source>
        <translation>分类数据：像元变粗时取出现最多的类别，否则取最近邻。数值数据：像元变粗时取均值，否则用双线性；先剔除有效范围外的值，再乘以比例因子。网格线与第一个已在该坐标系中的栅格一致，否则取像元大小的整数倍。</translation>
    </message>
    <message>
        <source>The log lists for every file where it came from, how it was resampled, its share of the study area without data and its range. Gaps of more than 1 % are marked.</source>
        <translation>日志列出每个文件的来源、重采样方法、研究区内无数据的比例和取值范围。缺失超过 1 % 的会标出。</translation>
    </message>
    <message>
        <source>GDAL's warping; the aligned inputs that both papers describe (all data to one cell size).</source>
        <translation>GDAL 的重投影；两篇论文所述的输入对齐（所有数据统一像元大小）。</translation>
    </message>
    <message>
        <source>Study area</source>
        <translation>研究区</translation>
    </message>
    <message>
        <source>Everything is clipped to it. Empty: the extent of the first raster, with all tiles of it.</source>
        <translation>所有数据都裁剪到该范围。留空：第一个栅格及其全部分幅的范围。</translation>
    </message>
    <message>
        <source>Margin around the study area, in metres</source>
        <translation>研究区外扩宽度（米）</translation>
    </message>
    <message>
        <source>Corridors may leave the area; a margin keeps the ground that they need.</source>
        <translation>廊道可能超出研究区；外扩可保留其所需的范围。</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Projected, in metres. Empty: that of the study area, or the UTM zone of its centre.</source>
        <translation>以米为单位的投影坐标系。留空：研究区的坐标系，或其中心所在的 UTM 分带。</translation>
    </message>
    <message>
        <source>Cell size in metres</source>
        <translation>像元大小（米）</translation>
    </message>
    <message>
        <source>Empty: the finest class raster's, else the finest value raster's.</source>
        <translation>留空：最精细的分类栅格，否则最精细的数值栅格的像元大小。</translation>
    </message>
    <message>
        <source>Rasters of classes</source>
        <translation>分类栅格</translation>
    </message>
    <message>
        <source>Land cover, soil types: never averaged. Tiles of one raster may be given one by one.</source>
        <translation>土地覆被、土壤类型：从不取平均。同一栅格的分幅可逐一给出。</translation>
    </message>
    <message>
        <source>Legend of the rasters of classes</source>
        <translation>分类栅格的图例</translation>
    </message>
    <message>
        <source>Its names and colours are stored in the files, so that class tables can join by name.</source>
        <translation>其名称和颜色存入文件，使类别表可按名称关联。</translation>
    </message>
    <message>
        <source>Rasters of values</source>
        <translation>数值栅格</translation>
    </message>
    <message>
        <source>Elevation, NDVI, rain: averaged where cells become coarser.</source>
        <translation>高程、NDVI、降雨：像元变粗时取平均。</translation>
    </message>
    <message>
        <source>Scale factors</source>
        <translation>比例因子</translation>
    </message>
    <message>
        <source>By layer name, for example ndvi=0.0001; npp=0.1, or one number for all rasters of values. Factors that are stored in the files are applied in any case.</source>
        <translation>按图层名称，例如 ndvi=0.0001; npp=0.1，或对所有数值栅格用同一个数。文件中存储的因子始终会应用。</translation>
    </message>
    <message>
        <source>Valid ranges, before scaling</source>
        <translation>有效范围（乘比例因子之前）</translation>
    </message>
    <message>
        <source>By layer name, for example ndvi=-2000..10000; npp=0..32700. What lies outside is no data.</source>
        <translation>按图层名称，例如 ndvi=-2000..10000; npp=0..32700。范围外的值为无数据。</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>数据产品</translation>
    </message>
    <message>
        <source>Empty: known by name and metadata (MODIS, VIIRS, SRTM, WorldClim, CHIRPS, TerraClimate, SoilGrids ...), with their fill values, scales and units; the log says which. By layer name, for example npp=mod17_npp; dem=none.</source>
        <translation>留空：按名称和元数据识别（MODIS、VIIRS、SRTM、WorldClim、CHIRPS、TerraClimate、SoilGrids 等），并采用其填充值、比例因子和单位，日志中会说明。也可按图层名指定，例如 npp=mod17_npp; dem=none。</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>分幅</translation>
    </message>
    <message>
        <source>Join rasters whose names differ only in their tile</source>
        <translation>合并名称仅分幅编号不同的栅格</translation>
    </message>
    <message>
        <source>Each raster by itself</source>
        <translation>每个栅格单独处理</translation>
    </message>
    <message>
        <source>All rasters of a list are one</source>
        <translation>同一列表的栅格合并为一个</translation>
    </message>
    <message>
        <source>No data outside the study area</source>
        <translation>研究区外设为无数据</translation>
    </message>
    <message>
        <source>Otherwise the rectangle around it is filled.</source>
        <translation>否则填满其外接矩形。</translation>
    </message>
    <message>
        <source>Vector layers</source>
        <translation>矢量图层</translation>
    </message>
    <message>
        <source>Roads, rivers, settlements ...: repaired, reprojected and clipped to the grid's rectangle.</source>
        <translation>道路、河流、居民地等：修复、投影并裁剪到网格矩形。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Prepared data</source>
        <translation>准备好的数据</translation>
    </message>
    <message>
        <source>most frequent class</source>
        <translation>出现最多的类别</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>{count} {count:feature|features}</source>
        <translation>{count} 个要素</translation>
    </message>
</context>
<context>
    <name>RemoteSensingIndex</name>
    <message>
        <source>Remote sensing ecological index</source>
        <translation>遥感生态指数</translation>
    </message>
    <message>
        <source>RSEI: greenness, wetness, dryness and heat of Landsat or MODIS scenes in one index.</source>
        <translation>RSEI：将 Landsat 或 MODIS 影像的绿度、湿度、干度和热度合成一个指数。</translation>
    </message>
    <message>
        <source>RSEI,Landsat,MODIS,NDVI,tasselled cap,NDBSI,land surface temperature,PCA,ARSEI</source>
        <translation>RSEI,遥感生态指数,Landsat,MODIS,NDVI,缨帽变换,NDBSI,地表温度,主成分分析,PCA,ARSEI</translation>
    </message>
    <message>
        <source>Computes the remote sensing ecological index of one or more years from the bands of a satellite, on one scale, so that years can be compared.</source>
        <translation>由卫星波段计算一年或多年的遥感生态指数，采用同一尺度，使各年份可比。</translation>
    </message>
    <message>
        <source>NDVI; wetness of the tasselled cap; NDBSI = (IBI + SI)/2; surface temperature. Each onto 0 to 1, first principal component of their covariance, greenness positive, onto 0 to 1.</source>
        <translation>NDVI；缨帽变换的湿度；NDBSI = (IBI + SI)/2；地表温度。各指标缩放到 0 至 1，取其协方差的第一主成分，使绿度为正，再缩放到 0 至 1。</translation>
    </message>
    <message>
        <source>0 to 0.2 bad, above 0.8 excellent. It holds where greenness and wetness are good and dryness and heat bad: in deserts, on salt and snow the signs turn, and the log warns. Give reflectance (ETM+ and OLI wetness are made for that at the satellite) of the same season. Years that are scaled one by one cannot be compared. Sums of several components weighted by what they explain are not offered: Xu et al. (2022) show why.</source>
        <translation>0 至 0.2 为差，大于 0.8 为优。它适用于绿度和湿度为好、干度和热度为坏的地方：在荒漠、盐碱地和积雪上符号会反转，日志会给出警告。请给出同一季节的反射率（ETM+ 和 OLI 的湿度系数针对大气顶层反射率）。逐年单独缩放的年份不可比。本工具不提供按贡献率加权的多主成分之和：原因见 Xu 等（2022）。</translation>
    </message>
    <message>
        <source>Xu (2013), Acta Ecologica Sinica 33: 7853; Xu et al. (2022), Remote Sensing 14: 5307; wetness: Crist (1985), Huang et al. (2002), Baig et al. (2014), Lobser and Cohen (2007), 10.1080/01431160701253303.</source>
        <translation>Xu（2013），Acta Ecologica Sinica 33: 7853；Xu 等（2022），Remote Sensing 14: 5307；湿度：Crist（1985）、Huang 等（2002）、Baig 等（2014）、Lobser 和 Cohen（2007），10.1080/01431160701253303。</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>Landsat 8 and 9 (OLI)</source>
        <translation>Landsat 8、9 号（OLI）</translation>
    </message>
    <message>
        <source>Landsat 7 (ETM+)</source>
        <translation>Landsat 7 号（ETM+）</translation>
    </message>
    <message>
        <source>Landsat 5 (TM)</source>
        <translation>Landsat 5 号（TM）</translation>
    </message>
    <message>
        <source>MODIS (MOD09A1)</source>
        <translation>MODIS（MOD09A1）</translation>
    </message>
    <message>
        <source>One raster, or one for each year.</source>
        <translation>一个栅格，或每年一个。</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Near infrared</source>
        <translation>近红外</translation>
    </message>
    <message>
        <source>Short-wave infrared 1 (1.6 µm)</source>
        <translation>短波红外 1（1.6 µm）</translation>
    </message>
    <message>
        <source>Short-wave infrared 2 (2.1 µm)</source>
        <translation>短波红外 2（2.1 µm）</translation>
    </message>
    <message>
        <source>Near infrared at 1.24 µm (MODIS band 5)</source>
        <translation>1.24 µm 近红外（MODIS 波段 5）</translation>
    </message>
    <message>
        <source>Surface temperature</source>
        <translation>地表温度</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Separated by commas. Empty: as the names or the layers tell.</source>
        <translation>用逗号分隔。留空：由名称或图层得出。</translation>
    </message>
    <message>
        <source>Further indicators</source>
        <translation>其他指标</translation>
    </message>
    <message>
        <source>Such as albedo or salinity in arid land; all years of the first, then of the next. They join the component.</source>
        <translation>例如干旱区的反照率或盐度；先给出第一个指标的所有年份，再给出下一个。它们一并进入主成分。</translation>
    </message>
    <message>
        <source>Scale and component</source>
        <translation>尺度与主成分</translation>
    </message>
    <message>
        <source>One for all years</source>
        <translation>所有年份统一</translation>
    </message>
    <message>
        <source>Each year by itself</source>
        <translation>各年份单独</translation>
    </message>
    <message>
        <source>Percent cut off at either end of an indicator</source>
        <translation>指标两端各截去的百分比</translation>
    </message>
    <message>
        <source>Leave water out</source>
        <translation>去除水体</translation>
    </message>
    <message>
        <source>MNDWI above 0.</source>
        <translation>MNDWI 大于 0。</translation>
    </message>
    <message>
        <source>Leave snow out</source>
        <translation>去除积雪</translation>
    </message>
    <message>
        <source>Factor of the stored reflectance</source>
        <translation>存储反射率的比例因子</translation>
    </message>
    <message>
        <source>Offset of the stored reflectance</source>
        <translation>存储反射率的偏移量</translation>
    </message>
    <message>
        <source>Landsat collection 2: factor 0.0000275, offset -0.2.</source>
        <translation>Landsat Collection 2：比例因子 0.0000275，偏移量 -0.2。</translation>
    </message>
    <message>
        <source>RSEI (a band for each year)</source>
        <translation>RSEI（每年一个波段）</translation>
    </message>
    <message>
        <source>Classes of RSEI (a band for each year)</source>
        <translation>RSEI 等级（每年一个波段）</translation>
    </message>
    <message>
        <source>Scaled indicators (bands)</source>
        <translation>缩放后的指标（各波段）</translation>
    </message>
    <message>
        <source>Means, loadings and shares</source>
        <translation>均值、载荷和贡献率</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>差</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>优</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>One page with maps, tables, parameters and methods of a whole study.</source>
        <translation>汇集整个研究的地图、表格、参数和方法的一页报告。</translation>
    </message>
    <message>
        <source>report,html,map,tables,methods,ecological security pattern</source>
        <translation>报告,网页,地图,表格,方法,生态安全格局,report</translation>
    </message>
    <message>
        <source>Makes one self-contained page of a study: a summary, the study area, the data, methods with formulas and references that can be quoted, and for every step its maps, tables and charts. It reads the JSON files that all algorithms of the toolbox leave beside their outputs, and follows the files that those name as inputs, so that it needs to be told little more than the pattern.</source>
        <translation>为一项研究生成一个独立完整的页面：摘要、研究区、数据、带公式和可引用文献的方法，以及每个步骤的地图、表格和图表。它读取本工具箱各算法在输出文件旁留下的 JSON 文件，并追溯其中记为输入的文件，因此除格局外几乎无需指定。</translation>
    </message>
    <message>
        <source>The page prints on A4 as it is. The JSON holds the same numbers in full for other programs, with all parameters and the versions of the software. Layers that the toolbox did not make are shown as maps.</source>
        <translation>页面可直接按 A4 打印。JSON 为其他程序完整给出同样的数值，并含所有参数和软件版本。非本工具箱生成的图层只显示为地图。</translation>
    </message>
    <message>
        <source>The sections, tables and figures of both papers, from the data to the pattern.</source>
        <translation>依照两篇论文的章节和图表，从数据到格局。</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>格局</translation>
    </message>
    <message>
        <source>The GeoPackage of esp:securitypattern; it gives the first map and leads to its inputs.</source>
        <translation>esp:securitypattern 的 GeoPackage；用于第一幅地图，并由此追溯其输入。</translation>
    </message>
    <message>
        <source>Layers and tables of the study</source>
        <translation>研究的图层和表格</translation>
    </message>
    <message>
        <source>Outputs that do not lead to the pattern, such as health or services, and any other layers, which are shown as maps.</source>
        <translation>不通向格局的输出，例如健康或服务，以及任何其他图层（显示为地图）。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Such as en or zh_CN. Empty: that of QGIS.</source>
        <translation>例如 en 或 zh_CN。留空：与 QGIS 相同。</translation>
    </message>
    <message>
        <source>Numbers of the report</source>
        <translation>报告的数值</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Map of the pattern</source>
        <translation>格局图</translation>
    </message>
    <message>
        <source>PNG files (*.png)</source>
        <translation>PNG 文件 (*.png)</translation>
    </message>
    <message>
        <source>Ecological security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>{count} steps, made with ESP Toolbox {version}, {date}</source>
        <translation>{count} 个步骤，由 ESP Toolbox {version} 生成，{date}</translation>
    </message>
    <message>
        <source>The ecological security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>References</source>
        <translation>参考文献</translation>
    </message>
    <message>
        <source>ESP Toolbox {version}</source>
        <translation>ESP Toolbox {version}</translation>
    </message>
</context>
<context>
    <name>ResistanceFactor</name>
    <message>
        <source>Resistance factor</source>
        <translation>阻力因子</translation>
    </message>
    <message>
        <source>Scores a factor of resistance or sensitivity from values, distances, slope or relief.</source>
        <translation>由数值、距离、坡度或起伏度对阻力或敏感性因子评分。</translation>
    </message>
    <message>
        <source>reclassify,Euclidean distance,slope,relief,score,sensitivity,roads,railway,water,habitat suitability,MaxEnt</source>
        <translation>重分类,欧氏距离,坡度,地形起伏度,评分,敏感性,道路,铁路,水体,生境适宜性,MaxEnt</translation>
    </message>
    <message>
        <source>Turns one factor into scores: the classes or values of a raster, the distance to roads, railways, rivers or classes, or the slope or relief of an elevation model. The scores come from a table (your own or that of a paper), from natural breaks, quantiles or equal intervals, or, for the suitability of a habitat, from a transform to resistance.</source>
        <translation>将一个因子转为分值：栅格的类别或数值，到道路、铁路、河流或类别的距离，或高程模型的坡度或起伏度。分值来自表格（自有或论文的）、自然断点法、分位数或等间距；对生境适宜性，来自转换为阻力的函数。</translation>
    </message>
    <message>
        <source>Distance: Euclidean, from cell centre to the centre of the nearest cell with a feature; features outside the raster count as far as the last limit of the table. Slope: Horn. Relief: the highest less the lowest elevation in a window. Ranges are (from, to]: a value on a limit belongs to the range below. Transform: R = M - (M - 1)(1 - e&lt;sup&gt;-ch&lt;/sup&gt;)/(1 - e&lt;sup&gt;-c&lt;/sup&gt;) with h = suitability, and eleven other forms.</source>
        <translation>距离：欧氏距离，由像元中心到最近要素像元的中心；栅格之外的要素计到表中最后一个界限为止。坡度：Horn。起伏度：窗口内最高与最低高程之差。区间为 (from, to]：位于界限上的值属于下一级。转换：R = M - (M - 1)(1 - e&lt;sup&gt;-ch&lt;/sup&gt;)/(1 - e&lt;sup&gt;-c&lt;/sup&gt;)，h = 适宜性，另有十一种形式。</translation>
    </message>
    <message>
        <source>A table has the columns from, to, score (an empty end is open), or class, score with class numbers, lists such as 21-24, or class names. A score of nodata blocks. Values that no row covers are listed and refused, unless a score is given for them. Limits of elevation and slope fit only the place that they were made for: natural breaks are the better choice there. Compare several curvatures of the transform (1, 4, 16) by Scenarios: it is an assumption on how animals move.</source>
        <translation>表含列 from、to、score（空的一端不限），或 class、score，其中为类别编号、列表（如 21-24）或类别名称。分值 nodata 表示不可通行。没有行覆盖的值会列出并拒绝，除非为其给出分值。高程和坡度的界限只适合其制定的地方：此处自然断点法更好。请用“情景”比较转换的几种曲率（1、4、16）：它是对动物移动方式的假设。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), table 1; Land 2025, 14: 2159, tables 7 and 8; Horn (1981) (slope); Keeley et al. (2016), 10.1007/s10980-016-0387-5, and Peterman (2018), 10.1111/2041-210X.12984 (transform).</source>
        <translation>Journal of Arid Land 2025, 17(10)，表 1；Land 2025, 14: 2159，表 7 和表 8；Horn（1981）（坡度）；Keeley 等（2016），10.1007/s10980-016-0387-5，以及 Peterman（2018），10.1111/2041-210X.12984（转换）。</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Holds the values, classes or elevation; its grid is the result's.</source>
        <translation>含数值、类别或高程；结果采用其网格。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分对象</translation>
    </message>
    <message>
        <source>The values of the raster</source>
        <translation>栅格的值</translation>
    </message>
    <message>
        <source>The distance to features or classes</source>
        <translation>到要素或类别的距离</translation>
    </message>
    <message>
        <source>The slope of the raster (elevation)</source>
        <translation>栅格（高程）的坡度</translation>
    </message>
    <message>
        <source>The relief of the raster (elevation)</source>
        <translation>栅格（高程）的起伏度</translation>
    </message>
    <message>
        <source>Features to measure the distance to</source>
        <translation>计算距离的要素</translation>
    </message>
    <message>
        <source>Classes to measure the distance to</source>
        <translation>计算距离的类别</translation>
    </message>
    <message>
        <source>Class values, ranges or names of the raster, for example 5, 9 or water.</source>
        <translation>栅格的类别值、范围或名称，例如 5, 9 或 water。</translation>
    </message>
    <message>
        <source>Scores by</source>
        <translation>评分方式</translation>
    </message>
    <message>
        <source>Table (without one: natural breaks)</source>
        <translation>表格（未给出时为自然断点法）</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Transform of habitat suitability to resistance</source>
        <translation>生境适宜性转换为阻力</translation>
    </message>
    <message>
        <source>Factor table</source>
        <translation>因子表</translation>
    </message>
    <message>
        <source>Factor table of a paper</source>
        <translation>论文的因子表</translation>
    </message>
    <message>
        <source>Legend of the raster</source>
        <translation>栅格的图例</translation>
    </message>
    <message>
        <source>Scores of the classes, from low to high values</source>
        <translation>各级的分值（由低值到高值）</translation>
    </message>
    <message>
        <source>For natural breaks, quantiles and equal intervals; there are as many classes as scores.</source>
        <translation>用于自然断点法、分位数和等间距；级数等于分值个数。</translation>
    </message>
    <message>
        <source>High values get the first score</source>
        <translation>高值取第一个分值</translation>
    </message>
    <message>
        <source>For scales that fall, such as NDVI or the distance to roads.</source>
        <translation>用于递减的标度，例如 NDVI 或距道路距离。</translation>
    </message>
    <message>
        <source>Score of values that the table does not cover</source>
        <translation>表格未覆盖的值的分值</translation>
    </message>
    <message>
        <source>A number, or nodata. Empty: they are listed and refused.</source>
        <translation>数值或 nodata。留空：列出并报错。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Distance, slope or relief</source>
        <translation>距离、坡度或起伏度</translation>
    </message>
    <message>
        <source>Score table with areas</source>
        <translation>评分表（含面积）</translation>
    </message>
    <message>
        <source>Limits between the classes</source>
        <translation>各级之间的界限</translation>
    </message>
    <message>
        <source>A value on a limit belongs to</source>
        <translation>位于界限上的值归入</translation>
    </message>
    <message>
        <source>The range below</source>
        <translation>下一级</translation>
    </message>
    <message>
        <source>The range above</source>
        <translation>上一级</translation>
    </message>
    <message>
        <source>Unit of slope</source>
        <translation>坡度单位</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Window of relief (cells)</source>
        <translation>起伏度窗口（像元）</translation>
    </message>
    <message>
        <source>Side of the square around a cell; an odd number.</source>
        <translation>像元周围正方形的边长；奇数。</translation>
    </message>
    <message>
        <source>For example highways beside railways: each is scored on its own, then combined.</source>
        <translation>例如铁路之外的公路：各自评分后再合并。</translation>
    </message>
    <message>
        <source>Further features ({number})</source>
        <translation>其他要素（{number}）</translation>
    </message>
    <message>
        <source>Without it and without a preset they are scored like the first features.</source>
        <translation>未给出且未选预设时，与第一组要素的评分相同。</translation>
    </message>
    <message>
        <source>Their factor table ({number})</source>
        <translation>其因子表（{number}）</translation>
    </message>
    <message>
        <source>Their factor table of a paper ({number})</source>
        <translation>其论文因子表（{number}）</translation>
    </message>
    <message>
        <source>Several distances take</source>
        <translation>多个距离取</translation>
    </message>
    <message>
        <source>The worst (highest) score</source>
        <translation>最差（最高）的分值</translation>
    </message>
    <message>
        <source>The sum of the scores</source>
        <translation>分值之和</translation>
    </message>
    <message>
        <source>Classes that block</source>
        <translation>不可通行的类别</translation>
    </message>
    <message>
        <source>Class values, ranges or names of the raster that nothing crosses: they become nodata.</source>
        <translation>不可穿越的栅格类别值、范围或名称：设为无数据。</translation>
    </message>
</context>
<context>
    <name>RestorationZones</name>
    <message>
        <source>Restoration zones</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>Divides land of weak health into restoration zones by rules, with areas and strategies.</source>
        <translation>按规则将健康较弱的土地划分为生态修复区，并给出面积和策略。</translation>
    </message>
    <message>
        <source>restoration,zoning,zones,rules,decision table,strategy,corridor connectivity,recovery,enhancement,mines</source>
        <translation>生态修复,分区,修复区,规则,决策表,策略,廊道连通,生态恢复,生态提升,矿区</translation>
    </message>
    <message>
        <source>Finds where an ecosystem needs restoring and by what means. Of the land of weak and relatively weak health the weakest part is the base; corridors, distance to the sources, change of health, mines and other disturbance and land cover decide between the zones: corridor connectivity, artificial restoration, ecological recovery, ecological enhancement and control of disturbance. Natural desert is left out. The rules are a table that you can change.</source>
        <translation>查明生态系统何处需要修复以及采用何种方式。以健康弱和较弱的土地中最弱的部分为基底；由廊道、到源地的距离、健康变化、矿区和其他干扰以及土地覆被划分各区：廊道连通区、人工修复区、生态恢复区、生态提升区和干扰管控区。天然荒漠不纳入。规则为一张可修改的表。</translation>
    </message>
    <message>
        <source>Each row of the table is a rule: a zone, and conditions on layers. Rules are tried from the first to the last, and the first whose conditions all hold decides a cell. A column is a layer's name (in, out, or classes such as snow_ice, bare), or its name with _min, _max or _not. Layers: health, health_class, corridors, sources, disturbance (in and out, or metres to corridors and sources and the number of disturbing layers), mines (in and out: the layers of disturbance whose names tell of mines), trend, elevation, landcover, and each layer of the two lists by its own name (metres for vectors, values for rasters). Limits are numbers, or percentiles of the weak land such as q75; &amp;lt;0 and &amp;gt;0 leave the limit out. A cell without data of a layer fits no condition on it. A rule on a layer that is not given is left out, with a warning.</source>
        <translation>表的每一行是一条规则：一个区以及对图层的条件。规则从前到后依次尝试，第一条所有条件都满足的规则决定像元。列名是图层名（in、out 或类别，如 snow_ice, bare），或图层名加 _min、_max 或 _not。图层：health、health_class、corridors、sources、disturbance（in 和 out，或到廊道和源地的米数以及干扰图层的个数）、mines（in 和 out：名称表明是矿区的干扰图层）、trend、elevation、landcover，以及两个列表中各图层自己的名称（矢量为米数，栅格为值）。界限为数值，或退化地的百分位数，如 q75；&amp;lt;0 和 &amp;gt;0 不含界限本身。某图层无数据的像元不满足对它的任何条件。未给出的图层的规则被略去并警告。</translation>
    </message>
    <message>
        <source>The raster of rules shows which row decided each cell; the log counts them. The paper tells its rules only in words: those of the toolbox are its author's reading of them. Save them with the output of rules, change them, and give them back as the table of rules. With natural breaks there is always a weakest class, however healthy the area is. Zones show priorities; what they are to become is decided on the ground.</source>
        <translation>规则栅格显示每个像元由哪一行决定，日志给出计数。论文只以文字说明其规则：本工具箱的规则是作者的理解。可用规则输出将其保存，修改后作为规则表交回。采用自然断点法时，无论区域多么健康，总有最弱的一级。分区表示优先次序；具体用途应在实地确定。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), sections 2.3.6 and 4.3, table 4.</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 2.3.6 节和第 4.3 节，表 4。</translation>
    </message>
    <message>
        <source>Zones with strategies</source>
        <translation>分区（含策略）</translation>
    </message>
    <message>
        <source>Deciding rule</source>
        <translation>决定规则</translation>
    </message>
    <message>
        <source>Areas of the zones</source>
        <translation>分区面积</translation>
    </message>
    <message>
        <source>Areas of the zones as a page</source>
        <translation>分区面积页面</translation>
    </message>
    <message>
        <source>Rules that were used</source>
        <translation>所用规则</translation>
    </message>
    <message>
        <source>To be changed and given back as the rules.</source>
        <translation>可修改后作为规则交回。</translation>
    </message>
    <message>
        <source>Strategies that were used</source>
        <translation>所用策略</translation>
    </message>
    <message>
        <source>To be changed and given back as the strategies.</source>
        <translation>可修改后作为策略交回。</translation>
    </message>
    <message>
        <source>Area of weak health (ha)</source>
        <translation>健康较弱的面积（ha）</translation>
    </message>
    <message>
        <source>Area of all zones (ha)</source>
        <translation>所有分区的面积（ha）</translation>
    </message>
    <message>
        <source>Ecosystem health</source>
        <translation>生态系统健康</translation>
    </message>
    <message>
        <source>The index or the classes of esp:ecosystemhealth; whole numbers 1 to 9 are taken as classes.</source>
        <translation>esp:ecosystemhealth 的指数或等级；1 至 9 的整数视为等级。</translation>
    </message>
    <message>
        <source>Band (year) of the health</source>
        <translation>健康图层的波段（年份）</translation>
    </message>
    <message>
        <source>Empty: the last.</source>
        <translation>留空：最后一个。</translation>
    </message>
    <message>
        <source>Classes of health</source>
        <translation>健康等级</translation>
    </message>
    <message>
        <source>Not used where the raster holds classes.</source>
        <translation>栅格为等级时不使用。</translation>
    </message>
    <message>
        <source>The paper's limits</source>
        <translation>论文的界限</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>Limits given below</source>
        <translation>下面给出的界限</translation>
    </message>
    <message>
        <source>Limits between the classes</source>
        <translation>各级之间的界限</translation>
    </message>
    <message>
        <source>Of weak land only the weakest part</source>
        <translation>仅取退化地中最弱的部分</translation>
    </message>
    <message>
        <source>The weak land is divided into five natural classes of its own, and the two weakest are restored, as in the paper. Off: all weak land.</source>
        <translation>与论文相同，对退化地单独用自然断点法分为五类，取最弱的两类进行修复。不勾选：全部退化地。</translation>
    </message>
    <message>
        <source>Index of health</source>
        <translation>健康指数</translation>
    </message>
    <message>
        <source>For the weakest part, where the ecosystem health above holds classes; its band is the same.</source>
        <translation>当上面的生态系统健康为类别时，用于确定最弱的部分；波段相同。</translation>
    </message>
    <message>
        <source>Classes that need restoring</source>
        <translation>需要修复的等级</translation>
    </message>
    <message>
        <source>1 is the weakest.</source>
        <translation>1 为最弱。</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Lines, or polygons such as the areas of esp:corridors.</source>
        <translation>线，或多边形，例如 esp:corridors 的廊道范围。</translation>
    </message>
    <message>
        <source>Corridors are widened by</source>
        <translation>廊道扩展宽度</translation>
    </message>
    <message>
        <source>On both sides. Empty: 1000 m for lines, nothing for polygons. The paper gives no width.</source>
        <translation>向两侧扩展。留空：线为 1000 m，多边形不扩展。论文未给出宽度。</translation>
    </message>
    <message>
        <source>Or the corridor raster</source>
        <translation>或廊道栅格</translation>
    </message>
    <message>
        <source>The normalised corridors of esp:corridors.</source>
        <translation>esp:corridors 的归一化廊道。</translation>
    </message>
    <message>
        <source>Greatest cost in the corridor raster</source>
        <translation>廊道栅格的最大成本</translation>
    </message>
    <message>
        <source>Empty: all its cells with data.</source>
        <translation>留空：所有有数据的像元。</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Change of health</source>
        <translation>健康变化</translation>
    </message>
    <message>
        <source>Difference or trend of esp:healthchange, or the change of service value; below 0 falls.</source>
        <translation>esp:healthchange 的差值或趋势，或服务价值的变化；小于 0 为下降。</translation>
    </message>
    <message>
        <source>Disturbance</source>
        <translation>干扰</translation>
    </message>
    <message>
        <source>Mines, roads, settlements, night light, land-use intensity: vectors disturb up to a distance, rasters above a value.</source>
        <translation>矿区、道路、居民地、夜间灯光、土地利用强度：矢量在一定距离以内为干扰，栅格大于某值为干扰。</translation>
    </message>
    <message>
        <source>Vectors disturb up to (m)</source>
        <translation>矢量的干扰距离（m）</translation>
    </message>
    <message>
        <source>Limits of single layers</source>
        <translation>各图层的界限</translation>
    </message>
    <message>
        <source>For example mines=5000; night_light=q90. Rasters without a limit disturb above q90, the 90th percentile of the whole area.</source>
        <translation>例如 mines=5000; night_light=q90。未设界限的栅格大于 q90（全区第 90 百分位数）为干扰。</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Its grid is that of the zones; without it the finest raster's.</source>
        <translation>分区采用其网格；未给出时采用最精细栅格的网格。</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>Further layers for the rules</source>
        <translation>用于规则的其他图层</translation>
    </message>
    <message>
        <source>Called by their names in the table of rules.</source>
        <translation>在规则表中以其名称引用。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Columns rule, zone and the conditions. Empty: the rules of the toolbox.</source>
        <translation>列为 rule、zone 及各条件。留空：本工具箱的规则。</translation>
    </message>
    <message>
        <source>Further zones in the rules</source>
        <translation>规则中的其他分区</translation>
    </message>
    <message>
        <source>Names separated by semicolons.</source>
        <translation>名称用分号分隔。</translation>
    </message>
    <message>
        <source>Least area of a zone (ha)</source>
        <translation>分区的最小面积（ha）</translation>
    </message>
    <message>
        <source>Smaller pieces join the zone that they border most; those that border none are left out.</source>
        <translation>更小的图斑并入与其边界最长的相邻分区；没有相邻分区的略去。</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Field with the districts' names</source>
        <translation>行政区名称字段</translation>
    </message>
    <message>
        <source>Empty: name, else their numbers.</source>
        <translation>留空：name，否则为其编号。</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Columns zone, land_cover (empty: all other), strategy. Empty: those of the toolbox after the paper.</source>
        <translation>列为 zone、land_cover（留空：其余全部）和 strategy。留空：本工具箱按论文拟定的策略。</translation>
    </message>
    <message>
        <source>A polygon for each land cover of a zone</source>
        <translation>分区内每种土地覆被各为一个多边形</translation>
    </message>
    <message>
        <source>Too small: joined to a neighbour</source>
        <translation>面积过小：并入相邻分区</translation>
    </message>
    <message>
        <source>Too small: left out</source>
        <translation>面积过小：已略去</translation>
    </message>
    <message>
        <source>Areas of the zones (km²)</source>
        <translation>分区面积（km²）</translation>
    </message>
    <message>
        <source>Areas of the zones (km²): {by}</source>
        <translation>分区面积（km²）：{by}</translation>
    </message>
    <message>
        <source>{share:.1f} % of the land of weak health is in a zone.</source>
        <translation>健康较弱的土地中有 {share:.1f} % 属于分区。</translation>
    </message>
    <message>
        <source>Areas of the restoration zones (km²)</source>
        <translation>生态修复区面积（km²）</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights in the whole hierarchy</source>
        <translation>整个层次结构的权重</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Consistency of the whole hierarchy</source>
        <translation>整个层次结构的一致性</translation>
    </message>
    <message>
        <source>Least consistent judgements</source>
        <translation>最不一致的判断</translation>
    </message>
    <message>
        <source>Two criteria are always consistent.</source>
        <translation>两个准则始终一致。</translation>
    </message>
    <message>
        <source>Consistent: CR is {cr}, below {limit}.</source>
        <translation>一致：CR 为 {cr}，小于 {limit}。</translation>
    </message>
    <message>
        <source>Not consistent yet: CR is {cr} and should be below {limit}. One change would do.</source>
        <translation>尚不一致：CR 为 {cr}，应小于 {limit}。修改一处即可。</translation>
    </message>
    <message>
        <source>Inconsistent: CR is {cr} and should be below {limit}. Change the worst judgement first.</source>
        <translation>不一致：CR 为 {cr}，应小于 {limit}。请先修改最差的判断。</translation>
    </message>
    <message>
        <source>Agreement of the experts: {share} of 1.</source>
        <translation>专家意见的一致程度：{share}（满分 1）。</translation>
    </message>
    <message>
        <source>{first} against {second} is {given}; the others imply {fitting}.</source>
        <translation>{first}相对于{second}为 {given}；其余判断表明应为 {fitting}。</translation>
    </message>
    <message>
        <source>CR becomes {cr}.</source>
        <translation>CR 变为 {cr}。</translation>
    </message>
    <message>
        <source>Set {first} against {second} to {step}</source>
        <translation>将{first}相对于{second}设为 {step}</translation>
    </message>
    <message>
        <source>Set to {step}</source>
        <translation>设为 {step}</translation>
    </message>
    <message>
        <source>CR of the whole hierarchy is {cr}.</source>
        <translation>整个层次结构的 CR 为 {cr}。</translation>
    </message>
</context>
<context>
    <name>RunWorkflow</name>
    <message>
        <source>Run a workflow from a parameter file</source>
        <translation>由参数文件运行工作流</translation>
    </message>
    <message>
        <source>Runs a model with the values of a file and leaves a file that reproduces the run.</source>
        <translation>按文件中的值运行模型，并留下可复现此次运行的文件。</translation>
    </message>
    <message>
        <source>parameter file,reproduce,batch,workflow,model,json,provenance</source>
        <translation>参数文件,复现,批量,工作流,模型,json,溯源</translation>
    </message>
    <message>
        <source>Runs a workflow of the toolbox, a model of your own or a single algorithm with the values of a parameter file. All outputs go into one folder, named by their titles, together with the file workflow.json: every value, the versions of the software and checksums of the inputs. Given that file again, the algorithm makes the same results.</source>
        <translation>按参数文件的值运行工具箱的工作流、自己的模型或单个算法。所有输出按标题命名存入一个文件夹，并附 workflow.json：记录每个值、软件版本和输入的校验和。将该文件再次交给本算法，可得到相同的结果。</translation>
    </message>
    <message>
        <source>The file is JSON: {"workflow": "esp:qaidam", "inputs": {"landcover": "landcover.tif", "landcovers": ["2003.tif", "2023.tif"], "edge_width": 2}}. Keys are those of the workflow's form; paths are relative to the file; what is left out has its default. Settings such as edge_width=3; gravity=300 replace values of the file.</source>
        <translation>文件为 JSON：{"workflow": "esp:qaidam", "inputs": {"landcover": "landcover.tif", "landcovers": ["2003.tif", "2023.tif"], "edge_width": 2}}。键为工作流对话框中的参数；路径相对于该文件；未写出的取默认值。edge_width=3; gravity=300 这样的设置会替换文件中的值。</translation>
    </message>
    <message>
        <source>To begin, make a file to fill in: name the workflow and switch that option on. A warning says when an input is not the file that was recorded, or when another version made the record.</source>
        <translation>首次使用可先生成待填写的文件：指明工作流并打开该选项。当输入与所记录的文件不同，或记录由其他版本生成时，会给出警告。</translation>
    </message>
    <message>
        <source>Sandve et al. (2013), Ten simple rules for reproducible computational research, PLoS Computational Biology 9: e1003285.</source>
        <translation>Sandve 等（2013），Ten simple rules for reproducible computational research，PLoS Computational Biology 9: e1003285。</translation>
    </message>
    <message>
        <source>Only write a parameter file to fill in</source>
        <translation>只生成待填写的参数文件</translation>
    </message>
    <message>
        <source>With all inputs of the workflow, what is given and the defaults; nothing is run.</source>
        <translation>含工作流的所有输入、已给出的值和默认值；不运行任何算法。</translation>
    </message>
    <message>
        <source>Open the layers in the project when done</source>
        <translation>完成后在工程中打开图层</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Files of the same names are replaced.</source>
        <translation>同名文件会被替换。</translation>
    </message>
    <message>
        <source>Parameter file of the run</source>
        <translation>此次运行的参数文件</translation>
    </message>
</context>
<context>
    <name>SampleBasin</name>
    <message>
        <source>Sample basin</source>
        <translation>示例流域</translation>
    </message>
    <message>
        <source>Makes an arid inland basin of any size, with everything that the other algorithms want.</source>
        <translation>生成任意大小的干旱内陆流域，包含其他算法所需的全部数据。</translation>
    </message>
    <message>
        <source>sample data,demo,tutorial,synthetic landscape</source>
        <translation>示例数据,演示,教程,模拟景观,sample</translation>
    </message>
    <message>
        <source>Makes a landscape to try the toolbox on: ranges with ice, alluvial fans, oases along rivers that end in salt lakes, a desert floor, towns, roads and mines, with land cover and productivity of 2003, 2013 and 2023, climate and soils. The same seed and shape give the same basin.</source>
        <translation>生成用于试用工具箱的景观：冰雪覆盖的山脉、冲积扇、沿河绿洲与尾闾盐湖、荒漠、城镇、道路和矿区，以及 2003、2013 和 2023 年的土地覆被与生产力、气候和土壤。种子和形状相同则流域相同。</translation>
    </message>
    <message>
        <source>The relief is raised and carved by stream-power erosion from coarse to fine; rain, temperature, discharge, soils and land cover follow from it. A finer raster of one seed shows the same basin.</source>
        <translation>地形由粗到细经水力侵蚀抬升和切割而成；降雨、气温、径流、土壤和土地覆被由此导出。同一种子的更精细栅格显示同一流域。</translation>
    </message>
    <message>
        <source>Land cover has the nine classes of CLCD. All rasters share one grid in UTM zone 47N.</source>
        <translation>土地覆被采用 CLCD 的九个类别。所有栅格共用 UTM 47N 带的同一网格。</translation>
    </message>
    <message>
        <source>Made after the Qaidam Basin (Journal of Arid Land 2025, 17(10)); erosion after Braun and Willett (2013).</source>
        <translation>仿照柴达木盆地（Journal of Arid Land 2025, 17(10)）；侵蚀参照 Braun 和 Willett（2013）。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Cell size in metres</source>
        <translation>像元大小（米）</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>River</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>溪流</translation>
    </message>
    <message>
        <source>National road</source>
        <translation>国道</translation>
    </message>
    <message>
        <source>Provincial road</source>
        <translation>省道</translation>
    </message>
    <message>
        <source>County road</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>Railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Goitered gazelle</source>
        <translation>鹅喉羚</translation>
    </message>
</context>
<context>
    <name>SandFixation</name>
    <message>
        <source>Sand fixation</source>
        <translation>防风固沙</translation>
    </message>
    <message>
        <source>Sand that vegetation fixes: the revised wind erosion equation (RWEQ) with and without cover.</source>
        <translation>植被固定的沙量：修正风蚀方程（RWEQ），有植被与无植被之差。</translation>
    </message>
    <message>
        <source>RWEQ,wind erosion,windbreak and sand fixation,desertification,service</source>
        <translation>RWEQ,风蚀,防风固沙,沙漠化,荒漠化,生态系统服务</translation>
    </message>
    <message>
        <source>Computes what wind would carry from bare ground and what it carries through the vegetation that is there; the difference is the service of sand fixation.</source>
        <translation>计算裸地的风蚀量和现有植被下的风蚀量；两者之差为防风固沙服务。</translation>
    </message>
    <message>
        <source>x = WF EF SCF K' (C); Q = 109.8 x; s = 150.71 x&lt;sup&gt;-0.3711&lt;/sup&gt;; SL = 2 z / s&amp;sup2; Q e&lt;sup&gt;-(z/s)&amp;sup2;&lt;/sup&gt;; fixation = SL without C - SL with C. WF = &amp;Sigma; u (u - 5)&amp;sup2; / N days &amp;rho; / g SW SD; C = e&lt;sup&gt;-0.0483 cover&lt;/sup&gt;.</source>
        <translation>x = WF EF SCF K' (C)；Q = 109.8 x；s = 150.71 x&lt;sup&gt;-0.3711&lt;/sup&gt;；SL = 2 z / s&amp;sup2; Q e&lt;sup&gt;-(z/s)&amp;sup2;&lt;/sup&gt;；固沙量 = 无 C 的 SL - 有 C 的 SL。WF = &amp;Sigma; u (u - 5)&amp;sup2; / N 天数 &amp;rho; / g SW SD；C = e&lt;sup&gt;-0.0483 覆盖度&lt;/sup&gt;。</translation>
    </message>
    <message>
        <source>kg per square metre over all periods (1 kg/m&amp;sup2; = 10 t/ha). The equation falls when x grows beyond 62 (at 50 m): such cells count as the highest loss and are told. Means of wind over a month hide the gusts that move sand: give daily or hourly winds where you have them (several rasters in a period).</source>
        <translation>单位为所有时段合计的 kg/平方米（1 kg/m&amp;sup2; = 10 t/ha）。x 超过 62（50 m 处）后方程下降：这类像元按最大风蚀量计并给出提示。月平均风速掩盖了起沙的阵风：如有日或小时风速，请使用（每个时段多个栅格）。</translation>
    </message>
    <message>
        <source>Fryrear et al. (1998), RWEQ; Technical guide for drawing the ecological red line (2017). Cells beyond the turning point are limited by this project.</source>
        <translation>Fryrear 等（1998），RWEQ；生态保护红线划定技术指南（2017）。超过转折点的像元由本工具加以限制。</translation>
    </message>
    <message>
        <source>Sand, percent</source>
        <translation>砂粒（%）</translation>
    </message>
    <message>
        <source>Silt, percent</source>
        <translation>粉粒（%）</translation>
    </message>
    <message>
        <source>Clay, percent</source>
        <translation>黏粒（%）</translation>
    </message>
    <message>
        <source>Organic matter, percent</source>
        <translation>有机质（%）</translation>
    </message>
    <message>
        <source>Organic carbon times 1.724.</source>
        <translation>有机碳乘以 1.724。</translation>
    </message>
    <message>
        <source>Calcium carbonate, percent</source>
        <translation>碳酸钙（%）</translation>
    </message>
    <message>
        <source>Empty: none.</source>
        <translation>留空：不限。</translation>
    </message>
    <message>
        <source>Vegetation cover, percent</source>
        <translation>植被覆盖度（%）</translation>
    </message>
    <message>
        <source>One raster, or one for each period; 0 to 1 is understood, too. Its grid is the result's.</source>
        <translation>一个栅格，或每个时段一个；也可为 0 至 1。结果采用其网格。</translation>
    </message>
    <message>
        <source>Roughness of ridges (Kr), cm</source>
        <translation>土垄糙度（Kr，cm）</translation>
    </message>
    <message>
        <source>Empty: smooth.</source>
        <translation>留空：平滑。</translation>
    </message>
    <message>
        <source>Random roughness (Crr), cm</source>
        <translation>随机糙度（Crr，cm）</translation>
    </message>
    <message>
        <source>Distance downwind (m)</source>
        <translation>下风向距离（m）</translation>
    </message>
    <message>
        <source>Loss without vegetation</source>
        <translation>无植被时的风蚀量</translation>
    </message>
    <message>
        <source>Loss with vegetation</source>
        <translation>有植被时的风蚀量</translation>
    </message>
    <message>
        <source>Mean sand fixation</source>
        <translation>平均固沙量</translation>
    </message>
    <message>
        <source>potential loss</source>
        <translation>潜在风蚀量</translation>
    </message>
    <message>
        <source>actual loss</source>
        <translation>实际风蚀量</translation>
    </message>
    <message>
        <source>sand fixation</source>
        <translation>防风固沙</translation>
    </message>
</context>
<context>
    <name>ScenarioComparison</name>
    <message>
        <source>Scenario comparison</source>
        <translation>情景比较</translation>
    </message>
    <message>
        <source>Runs a workflow under several settings or maps and compares the patterns.</source>
        <translation>在多种设置或地图下运行工作流，并比较所得格局。</translation>
    </message>
    <message>
        <source>scenario,comparison,change,plan,year,what if,transition,sensitivity</source>
        <translation>情景,比较,变化,规划,年份,假设,转移,敏感性分析,scenario</translation>
    </message>
    <message>
        <source>Runs the same workflow under two or more settings, years or plans and says what changes: sources that are lost, gained, split or merged, the shift of the corridors, the change of resistance, current and health, pinch points and barriers, transitions between zones. The scenarios are rows of a table: a name, and a column for each input in which they differ. Finished runs are taken up again, and folders of finished runs can be compared without running anything.</source>
        <translation>在两种或多种设置、年份或规划下运行同一工作流，说明有何变化：失去、新增、分裂或合并的源地，廊道的移动，阻力、电流和健康的变化，夹点和障碍点，分区之间的转移。情景为表的各行：一个名称，以及各不相同输入的列。已完成的运行可沿用，也可直接比较已完成运行的文件夹。</translation>
    </message>
    <message>
        <source>Sources a and b are the same when |a &amp;cap; b| &amp;ge; s min(|a|, |b|). Overlap of places: |A &amp;cap; B| / |A &amp;cup; B|. Shift of corridors: share of length within the reach of the other corridors, mean distance by length, Hausdorff distance. Surfaces: difference, Pearson's r, overlap of the highest natural class of both together.</source>
        <translation>当 |a &amp;cap; b| &amp;ge; s min(|a|, |b|) 时，源地 a 与 b 为同一处。位置的重叠：|A &amp;cap; B| / |A &amp;cup; B|。廊道的移动：位于另一格局廊道影响范围内的长度占比、按长度加权的平均距离、Hausdorff 距离。表面：差值、Pearson 相关系数 r、两者合并后自然断点最高级的重叠。</translation>
    </message>
    <message>
        <source>comparison.html has maps and tables; each scenario's folder in comparison has a GeoPackage and rasters of the changes. Blue is more or gained, red less or lost. Small shifts of corridors between runs that are nearly the same show how certain a corridor is.</source>
        <translation>comparison.html 含地图和表格；comparison 中每个情景的文件夹含变化的 GeoPackage 和栅格。蓝色为增加或新增，红色为减少或失去。几乎相同的运行之间廊道的小幅移动，可反映廊道的可靠程度。</translation>
    </message>
    <message>
        <source>Jaccard (1912) (overlap); Goodchild and Hunter (1997), International Journal of Geographical Information Science 11: 299-306 (lines within a buffer).</source>
        <translation>Jaccard（1912）（重叠）；Goodchild 和 Hunter（1997），International Journal of Geographical Information Science 11: 299-306（缓冲区内的线）。</translation>
    </message>
    <message>
        <source>Table of the scenarios</source>
        <translation>情景表</translation>
    </message>
    <message>
        <source>A column name, and columns named like inputs of the workflow, with values or files (several separated by semicolons); empty cells have the value of the base. A row without values is the base.</source>
        <translation>一列 name，以及与工作流输入同名的列，其中为值或文件（多个用分号分隔）；空单元格取基准的值。没有值的行即为基准。</translation>
    </message>
    <message>
        <source>Folders of finished runs</source>
        <translation>已完成运行的文件夹</translation>
    </message>
    <message>
        <source>Separated by semicolons, with names if you like: before=runs/2003; after=runs/2023.</source>
        <translation>用分号分隔，可加名称：before=runs/2003; after=runs/2023。</translation>
    </message>
    <message>
        <source>Name of the reference</source>
        <translation>参照情景的名称</translation>
    </message>
    <message>
        <source>The scenario with which the others are compared; the first by default.</source>
        <translation>其他情景与之比较；默认为第一个。</translation>
    </message>
    <message>
        <source>Shared part of the smaller of two sources that are the same</source>
        <translation>视为同一源地时较小者的重叠比例</translation>
    </message>
    <message>
        <source>Reach of corridors (m)</source>
        <translation>廊道的影响范围（m）</translation>
    </message>
    <message>
        <source>How far a corridor may move and be the same; five cells by default.</source>
        <translation>廊道移动不超过此值仍视为同一廊道；默认为五个像元。</translation>
    </message>
    <message>
        <source>Classes of surfaces</source>
        <translation>表面的分级数</translation>
    </message>
    <message>
        <source>Natural breaks; the places of the highest class are compared.</source>
        <translation>自然断点法；比较最高级的位置。</translation>
    </message>
    <message>
        <source>Run all again, finished ones as well</source>
        <translation>全部重新运行，包括已完成的</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A folder for each scenario, and one called comparison with the results.</source>
        <translation>每个情景一个文件夹，另有存放结果的 comparison 文件夹。</translation>
    </message>
    <message>
        <source>Key numbers</source>
        <translation>关键数值</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Page of the comparison</source>
        <translation>比较页面</translation>
    </message>
    <message>
        <source>Scenario {name}</source>
        <translation>情景 {name}</translation>
    </message>
    <message>
        <source>Comparing {name}</source>
        <translation>正在比较 {name}</translation>
    </message>
    <message>
        <source>{name} (reference)</source>
        <translation>{name}（参照）</translation>
    </message>
</context>
<context>
    <name>SecurityPattern</name>
    <message>
        <source>Security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>Puts sources, corridors, pinch points and barriers together, with roles, nodes and statistics.</source>
        <translation>汇集源地、廊道、夹点和障碍点，并给出功能定位、节点和统计。</translation>
    </message>
    <message>
        <source>ecological security pattern,strategic nodes,break points,stepping stones,planning,print layout</source>
        <translation>生态安全格局,生态战略点,生态断裂点,踏脚石,规划,制图</translation>
    </message>
    <message>
        <source>Brings the elements of the pattern into one GeoPackage with styles: graded sources, important and general corridors, pinch points and barriers where they are given, strategic nodes where corridors meet, and break points where corridors cross roads and railways. Each element carries its planning role. Zones, axes, a belt and points of action follow from rules. A QGIS project with groups, legends and sheets for print on A3 and A4 is made on request.</source>
        <translation>将格局的各要素汇入一个带样式的 GeoPackage：分级的源地、重要廊道和一般廊道、所给出的夹点和障碍点、廊道交汇处的生态战略点，以及廊道与道路、铁路相交处的生态断裂点。每个要素都带有其规划定位。分区、轴线、防护带和行动点由规则得到。可按需生成带分组、图例和 A3、A4 打印版面的 QGIS 工程。</translation>
    </message>
    <message>
        <source>Sources: natural breaks of dPC (or area, or a field of your choice); grade 1 is the highest. Strategic node: outside the sources, two or more corridors cross, meet or part. Break point: a corridor crosses a road or railway. Planning zones: the ground nearest to each of n groups of sources (Ward), its kind by the first rule that holds: &lt;i&gt;measure&lt;/i&gt; &gt;= &lt;i&gt;at_least&lt;/i&gt;, where the measure is the density of sources, corridors, places (pinch points and barriers), nodes or break points as a multiple of that of the whole area. Axes: the longest chains of the maximum spanning tree of the corridors.</source>
        <translation>源地：dPC（或面积，或所选字段）的自然断点；1 级最高。生态战略点：源地之外两条或多条廊道相交、汇合或分开处。生态断裂点：廊道与道路或铁路相交处。规划分区：距 n 组源地（Ward 聚类）之一最近的范围，类型由第一条成立的规则决定：&lt;i&gt;measure&lt;/i&gt; &gt;= &lt;i&gt;at_least&lt;/i&gt;，其中指标为源地、廊道、位置（夹点和障碍点）、节点或断裂点的密度与全区密度之比。轴线：廊道最大生成树中最长的链。</translation>
    </message>
    <message>
        <source>The table counts every element by class and role, with hectares and metres, for the whole area and for each district; mainly counts a feature only where most of it lies, so that it adds up. The JSON gives the land cover along each corridor and of sources, pinch points and barriers.</source>
        <translation>表格按类别和定位统计每种要素的数量、公顷数和米数，包括全区和各行政区；mainly 列只在要素大部分所在的行政区计入，因此可以相加。JSON 给出每条廊道沿线以及源地、夹点和障碍点的土地覆被。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), section 3.1.4 (roles); Land 2025, 14, 2159, sections 3.2.4 to 3.2.6 (land cover of places, zones, corridors, belt, points).</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 3.1.4 节（功能定位）；Land 2025, 14, 2159，第 3.2.4 至 3.2.6 节（各位置的土地覆被、区、廊、带、点）。</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Field that grades the sources</source>
        <translation>源地分级字段</translation>
    </message>
    <message>
        <source>Empty: dpc where there is one, else the area.</source>
        <translation>留空：有 dpc 时用 dpc，否则用面积。</translation>
    </message>
    <message>
        <source>Grades of sources</source>
        <translation>源地分级数</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>With a field class (important, general), as esp:gravity writes it, and a grade, as esp:spacesyntax writes it, where there are such.</source>
        <translation>含字段 class（important、general，由 esp:gravity 写出）和 grade（由 esp:spacesyntax 写出，如有）。</translation>
    </message>
    <message>
        <source>Field with important and general</source>
        <translation>重要与一般字段</translation>
    </message>
    <message>
        <source>Empty: class.</source>
        <translation>留空：class。</translation>
    </message>
    <message>
        <source>Field with the grade of space syntax</source>
        <translation>空间句法等级字段</translation>
    </message>
    <message>
        <source>Empty: grade, where the corridors carry the measures of esp:spacesyntax.</source>
        <translation>留空：廊道含 esp:spacesyntax 的指标时为 grade。</translation>
    </message>
    <message>
        <source>Pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>Restoration zones</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Field with the districts' names</source>
        <translation>行政区名称字段</translation>
    </message>
    <message>
        <source>Empty: name.</source>
        <translation>留空：name。</translation>
    </message>
    <message>
        <source>Roads and railways</source>
        <translation>道路和铁路</translation>
    </message>
    <message>
        <source>Where a corridor crosses one there is a break point.</source>
        <translation>廊道与其相交处为生态断裂点。</translation>
    </message>
    <message>
        <source>Field with the road class</source>
        <translation>道路等级字段</translation>
    </message>
    <message>
        <source>Empty: class, fclass, highway or the like, where there is one.</source>
        <translation>留空：class、fclass、highway 等（如有）。</translation>
    </message>
    <message>
        <source>Table of road classes</source>
        <translation>道路等级表</translation>
    </message>
    <message>
        <source>A row for each value of that field, columns value and class. Empty: OpenStreetMap, GRIP and national classes by resources/presets/pattern/road_classes.csv, which you may copy and edit.</source>
        <translation>该字段的每个值一行，含 value 和 class 列。留空：OpenStreetMap、GRIP 和国家等级按 resources/presets/pattern/road_classes.csv 确定，可复制该文件后修改。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>For the land cover along corridors and of sources, pinch points and barriers.</source>
        <translation>用于统计廊道沿线以及源地、夹点和障碍点的土地覆被。</translation>
    </message>
    <message>
        <source>Places nearer than this are one</source>
        <translation>合并相距不超过此值的位置</translation>
    </message>
    <message>
        <source>Empty: a two-hundredth of the corridors' extent.</source>
        <translation>留空：廊道范围的二百分之一。</translation>
    </message>
    <message>
        <source>Further rasters for the project</source>
        <translation>工程的其他栅格</translation>
    </message>
    <message>
        <source>Below the pattern, switched off; for example resistance, land cover, corridor raster.</source>
        <translation>位于格局之下，默认不显示；例如阻力、土地覆被、廊道栅格。</translation>
    </message>
    <message>
        <source>Title of the project</source>
        <translation>工程标题</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>格局</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>Statistics of the pattern</source>
        <translation>格局统计</translation>
    </message>
    <message>
        <source>QGIS project</source>
        <translation>QGIS 工程</translation>
    </message>
    <message>
        <source>QGIS projects (*.qgz)</source>
        <translation>QGIS 工程 (*.qgz)</translation>
    </message>
    <message>
        <source>Number of strategic nodes</source>
        <translation>生态战略点数量</translation>
    </message>
    <message>
        <source>Number of break points</source>
        <translation>生态断裂点数量</translation>
    </message>
    <message>
        <source>Planning zones</source>
        <translation>规划分区</translation>
    </message>
    <message>
        <source>Groups of sources, each with the ground that is nearest to it. 0: none.</source>
        <translation>源地分组数，每组含距其最近的范围。0：不分区。</translation>
    </message>
    <message>
        <source>Corridor axes</source>
        <translation>廊道轴线</translation>
    </message>
    <message>
        <source>The longest chains of the strongest corridors. 0: none.</source>
        <translation>最强廊道构成的最长的链。0：无。</translation>
    </message>
    <message>
        <source>Rules of the planning zones</source>
        <translation>规划分区的规则</translation>
    </message>
    <message>
        <source>Columns zone, measure (sources, corridors, places, nodes, break points; empty holds always), at_least and strategy. Empty: resources/presets/pattern/planning_zones.csv, which you may copy and edit.</source>
        <translation>列为 zone、measure（sources、corridors、places、nodes、break points；留空则始终成立）、at_least 和 strategy。留空：resources/presets/pattern/planning_zones.csv，可复制后编辑。</translation>
    </message>
    <message>
        <source>Field with the districts' planning zone</source>
        <translation>行政区的规划分区字段</translation>
    </message>
    <message>
        <source>With it the districts make the zones, and the rules only tell their kind.</source>
        <translation>给出时由行政区构成分区，规则只决定其类型。</translation>
    </message>
    <message>
        <source>Field with the corridors' strength</source>
        <translation>廊道强度字段</translation>
    </message>
    <message>
        <source>For the axes. Empty: gravity, else score, else a low cost, else a small length.</source>
        <translation>用于轴线。留空：gravity，否则 score，否则低成本，否则短长度。</translation>
    </message>
    <message>
        <source>Lines of the belt</source>
        <translation>防护带的线</translation>
    </message>
    <message>
        <source>Such as the main river. Empty: the border of the ecological function zones.</source>
        <translation>例如主要河流。留空：生态功能区的边界。</translation>
    </message>
    <message>
        <source>Width of the belt on each side</source>
        <translation>防护带每侧宽度</translation>
    </message>
    <message>
        <source>Empty: a fiftieth of the side of a square as large as the area.</source>
        <translation>留空：与全区等面积正方形边长的五十分之一。</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>outside the districts</source>
        <translation>行政区之外</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>SensitivityCorrection</name>
    <message>
        <source>Sensitivity correction</source>
        <translation>敏感性修正</translation>
    </message>
    <message>
        <source>Corrects a resistance surface by ecological sensitivity, night light or another layer.</source>
        <translation>用生态敏感性、夜间灯光或其他图层修正阻力面。</translation>
    </message>
    <message>
        <source>resistance,sensitivity,night light,correction,modified resistance</source>
        <translation>阻力面,生态敏感性,夜间灯光,修正,修正阻力</translation>
    </message>
    <message>
        <source>Raises resistance where a second layer is above its mean and lowers it where it is below: ecological sensitivity, night light (human activity), imperviousness or any other layer of values from 0 up. With a land cover each class is corrected by its own mean.</source>
        <translation>在第二图层高于均值处提高阻力，低于均值处降低阻力：生态敏感性、夜间灯光（人类活动）、不透水率或任何不小于 0 的图层。给出土地覆被时，每一类按其自身的均值修正。</translation>
    </message>
    <message>
        <source>R' = R &amp;times; SL / mean(SL), kept between the least and the greatest resistance; with a land cover the mean is that of the cell's class, and half strength is R &amp;times; (1 + ratio) / 2.</source>
        <translation>R' = R &amp;times; SL / mean(SL)，限制在最小与最大阻力之间；给出土地覆被时取像元所属类别的均值，半强度为 R &amp;times; (1 + 比值) / 2。</translation>
    </message>
    <message>
        <source>The unit of the corrector does not matter, its mean becomes 1. Cells where it is 0 would get resistance 0, which cost distance refuses: set the least resistance then (night light); with a land cover the smallest resistance is the limit unless you give one. A class that is dark but for one mine has a mean near 0 and the mine a huge resistance: set the greatest resistance. A class without any light keeps its resistance.</source>
        <translation>修正图层的单位无关紧要，其均值化为 1。其值为 0 的像元阻力会变为 0，成本距离不接受：此时（夜间灯光）请设最小阻力；给出土地覆被时，除非另行给出，以最小的阻力为下限。某一类除一处矿区外全暗时，均值接近 0，矿区的阻力会极大：请设最大阻力。完全没有灯光的类别保持原阻力。</translation>
    </message>
    <message>
        <source>Land 2025, 14: 2159, section 2.4; within each land cover: Chen, Peng et al. (2017), Geographical Research 36: 471 (half strength is our own).</source>
        <translation>Land 2025, 14: 2159，2.4 节；在各土地覆被内：Chen、Peng 等（2017），Geographical Research 36: 471（半强度为本工具自定）。</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>Sensitivity or another corrector</source>
        <translation>敏感性或其他修正图层</translation>
    </message>
    <message>
        <source>For example the weighted overlay of sensitivity factors.</source>
        <translation>例如敏感性因子的加权叠加。</translation>
    </message>
    <message>
        <source>Land cover, to correct each class by its own mean</source>
        <translation>土地覆被，每一类按其自身的均值修正</translation>
    </message>
    <message>
        <source>Usual with night light: a road and a forest are each compared with their like.</source>
        <translation>夜间灯光常用：道路与林地各与其同类比较。</translation>
    </message>
    <message>
        <source>Strength of the correction within classes</source>
        <translation>类别内修正的强度</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全强度</translation>
    </message>
    <message>
        <source>Half (mean of the ratio and 1)</source>
        <translation>半强度（比值与 1 的均值）</translation>
    </message>
    <message>
        <source>Least resistance</source>
        <translation>最小阻力</translation>
    </message>
    <message>
        <source>With a land cover and without a number: the smallest resistance.</source>
        <translation>给出土地覆被而不给数值时：取最小的阻力。</translation>
    </message>
    <message>
        <source>Greatest resistance</source>
        <translation>最大阻力</translation>
    </message>
    <message>
        <source>Mean of the corrector over</source>
        <translation>修正图层求均值的范围</translation>
    </message>
    <message>
        <source>All its cells on the grid</source>
        <translation>网格上其所有像元</translation>
    </message>
    <message>
        <source>The cells that have a resistance</source>
        <translation>有阻力的像元</translation>
    </message>
    <message>
        <source>Corrected resistance</source>
        <translation>修正后的阻力</translation>
    </message>
    <message>
        <source>Statistics before and after</source>
        <translation>修正前后统计</translation>
    </message>
    <message>
        <source>Correction of each land cover</source>
        <translation>各土地覆被的修正</translation>
    </message>
    <message>
        <source>Mean resistance after correction</source>
        <translation>修正后的平均阻力</translation>
    </message>
    <message>
        <source>before</source>
        <translation>修正前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>修正后</translation>
    </message>
</context>
<context>
    <name>ServiceValue</name>
    <message>
        <source>Value of ecosystem services</source>
        <translation>生态系统服务价值</translation>
    </message>
    <message>
        <source>Money value of ecosystem services by equivalents, of one or several years.</source>
        <translation>按当量因子计算一年或多年的生态系统服务价值。</translation>
    </message>
    <message>
        <source>ESV,equivalent,Xie,value coefficient,ecosystem service,sensitivity coefficient,CESI</source>
        <translation>ESV,生态系统服务价值,当量因子,谢高地,价值系数,敏感性系数,CESI</translation>
    </message>
    <message>
        <source>Values ecosystem services by land cover: a table of equivalents (how many times a hectare of each class gives what a hectare of crops gives) times the value of one standard unit. Years can be compared, and the total's sensitivity to each class' values is told.</source>
        <translation>按土地覆被评估生态系统服务价值：当量因子表（各类别每公顷所提供的服务相当于每公顷农田的多少倍）乘以一个标准当量的价值。可比较各年，并给出总价值对各类别价值系数的敏感性。</translation>
    </message>
    <message>
        <source>ESV = &amp;Sigma;&lt;sub&gt;k&lt;/sub&gt;&amp;Sigma;&lt;sub&gt;s&lt;/sub&gt; A&lt;sub&gt;k&lt;/sub&gt; e&lt;sub&gt;ks&lt;/sub&gt; E f&lt;sub&gt;s&lt;/sub&gt;. Standard unit from crops: E = 1/7 &amp;Sigma; (A&lt;sub&gt;i&lt;/sub&gt;/A) q&lt;sub&gt;i&lt;/sub&gt; p&lt;sub&gt;i&lt;/sub&gt;, q yield in kg/ha, p price. f: local NPP, precipitation or soil retention over its mean (of all years). Sensitivity CS = |(&amp;Delta;ESV/ESV) / (&amp;Delta;VC/VC)| with the class' values raised by half.</source>
        <translation>ESV = &amp;Sigma;&lt;sub&gt;k&lt;/sub&gt;&amp;Sigma;&lt;sub&gt;s&lt;/sub&gt; A&lt;sub&gt;k&lt;/sub&gt; e&lt;sub&gt;ks&lt;/sub&gt; E f&lt;sub&gt;s&lt;/sub&gt;。由作物求标准当量：E = 1/7 &amp;Sigma; (A&lt;sub&gt;i&lt;/sub&gt;/A) q&lt;sub&gt;i&lt;/sub&gt; p&lt;sub&gt;i&lt;/sub&gt;，q 为单产（kg/ha），p 为价格。f：当地 NPP、降水或土壤保持与其均值（所有年份）之比。敏感性 CS = |(&amp;Delta;ESV/ESV) / (&amp;Delta;VC/VC)|，将该类别的价值系数提高一半。</translation>
    </message>
    <message>
        <source>The raster is money per hectare and year. Values by equivalents rank places and years; they are no prices. CS below 1: the total hardly depends on that class' values. Snow and ice and water carry large equivalents, so small errors of their area matter.</source>
        <translation>栅格单位为每公顷每年的货币价值。当量价值用于比较地点和年份，并非价格。CS 小于 1：总价值几乎不受该类别价值系数影响。冰雪和水体的当量很大，其面积的微小误差影响显著。</translation>
    </message>
    <message>
        <source>Xie et al. (2003, 2015); Journal of Arid Land 2025, 17(10), table 2 (equivalents x 6869.76 CNY/(ha yr)); Kreuter et al. (2001) for the sensitivity.</source>
        <translation>谢高地等（2003、2015）；Journal of Arid Land 2025, 17(10)，表 2（当量 x 6869.76 元/(ha·年)）；Kreuter 等（2001）（敏感性）。</translation>
    </message>
    <message>
        <source>Land cover, one raster a year</source>
        <translation>土地覆被（每年一个栅格）</translation>
    </message>
    <message>
        <source>In the order of the years.</source>
        <translation>按年份排列。</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Empty: the years in the layers' names.</source>
        <translation>留空：取图层名称中的年份。</translation>
    </message>
    <message>
        <source>Table of values</source>
        <translation>价值表</translation>
    </message>
    <message>
        <source>A row a class: lucode (or name) and a column for each service, equivalents or money per hectare and year. Empty: table 2 of the Qaidam paper.</source>
        <translation>每个类别一行：lucode（或 name），每项服务一列，为当量或每公顷每年的价值。留空：柴达木论文表 2。</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>Money per hectare and year of one equivalent</source>
        <translation>一个当量的价值（每公顷每年）</translation>
    </message>
    <message>
        <source>Empty: 6869.76 (CNY, Qaidam) for the paper's table, 1 for an own table.</source>
        <translation>留空：论文的表为 6869.76（元，柴达木），自己的表为 1。</translation>
    </message>
    <message>
        <source>Standard unit from crops: yields in kg/ha</source>
        <translation>由作物求标准当量：单产（kg/ha）</translation>
    </message>
    <message>
        <source>One for each crop, for example 6000, 2500; with prices they give the standard unit.</source>
        <translation>每种作物一个，例如 6000, 2500；与价格一起求标准当量。</translation>
    </message>
    <message>
        <source>Prices per kg of these crops</source>
        <translation>这些作物的价格（每 kg）</translation>
    </message>
    <message>
        <source>Sown areas of these crops</source>
        <translation>这些作物的播种面积</translation>
    </message>
    <message>
        <source>Any unit; empty: equal areas.</source>
        <translation>单位任意；留空：面积相等。</translation>
    </message>
    <message>
        <source>Adjust by NPP (a raster, or one a year)</source>
        <translation>按 NPP 调整（一个栅格或每年一个）</translation>
    </message>
    <message>
        <source>Adjust water supply and regulation by precipitation</source>
        <translation>按降水调整水资源供给和水文调节</translation>
    </message>
    <message>
        <source>Adjust soil conservation by soil retention</source>
        <translation>按土壤保持调整保持土壤服务</translation>
    </message>
    <message>
        <source>Side of squares to average the raster in</source>
        <translation>求平均的方格边长</translation>
    </message>
    <message>
        <source>Empty: a value for each cell.</source>
        <translation>留空：逐像元取值。</translation>
    </message>
    <message>
        <source>Value of services (per hectare and year)</source>
        <translation>服务价值（每公顷每年）</translation>
    </message>
    <message>
        <source>Values by service, category and class</source>
        <translation>按服务、服务类型和地类的价值</translation>
    </message>
    <message>
        <source>Values by class and service</source>
        <translation>按地类和服务的价值</translation>
    </message>
    <message>
        <source>Zones with their values</source>
        <translation>分区（含价值）</translation>
    </message>
    <message>
        <source>Total value of the last year</source>
        <translation>最后一年的总价值</translation>
    </message>
    <message>
        <source>Value of one equivalent</source>
        <translation>一个当量的价值</translation>
    </message>
</context>
<context>
    <name>SoilRetentionModel</name>
    <message>
        <source>Soil retention</source>
        <translation>土壤保持</translation>
    </message>
    <message>
        <source>Soil loss, avoided erosion and sediment delivery to streams (InVEST).</source>
        <translation>土壤流失、避免的侵蚀以及向河道的泥沙输移（InVEST）。</translation>
    </message>
    <message>
        <source>InVEST,SDR,USLE,RUSLE,erosion,sediment,soil conservation,ecosystem service</source>
        <translation>InVEST,SDR,USLE,RUSLE,土壤侵蚀,泥沙,土壤保持,生态系统服务</translation>
    </message>
    <message>
        <source>Gives the soil that land cover keeps in place, and how much of the rest reaches streams or is deposited on the way. Fills pits, routes the flow and finds the streams itself. Reads InVEST's biophysical table as it is.</source>
        <translation>给出土地覆被所保持的土壤，以及其余土壤有多少进入河道或途中沉积。自动填洼、计算汇流并提取河道。可直接读取 InVEST 的生物物理表。</translation>
    </message>
    <message>
        <source>RKLS = R K LS; USLE = RKLS C P; avoided erosion = RKLS - USLE (t/(ha yr)). IC = log10(D&lt;sub&gt;up&lt;/sub&gt; / D&lt;sub&gt;dn&lt;/sub&gt;); SDR = SDR&lt;sub&gt;max&lt;/sub&gt; / (1 + exp((IC&lt;sub&gt;0&lt;/sub&gt; - IC) / k&lt;sub&gt;b&lt;/sub&gt;)); export = USLE SDR; avoided export = avoided erosion SDR + deposition.</source>
        <translation>RKLS = R K LS；USLE = RKLS C P；避免的侵蚀 = RKLS - USLE（t/(ha·年)）。IC = log10(D&lt;sub&gt;up&lt;/sub&gt; / D&lt;sub&gt;dn&lt;/sub&gt;)；SDR = SDR&lt;sub&gt;max&lt;/sub&gt; / (1 + exp((IC&lt;sub&gt;0&lt;/sub&gt; - IC) / k&lt;sub&gt;b&lt;/sub&gt;))；输出 = USLE SDR；避免的输出 = 避免的侵蚀 SDR + 沉积。</translation>
    </message>
    <message>
        <source>Stream cells have no soil loss and leave holes in overlays: choose 0, or let them count as the land that they are. Cells of closed plains that reach no stream have no export. Deposition on valley bottoms has a heavy tail: standardise avoided export by percentiles, not by its range. InVEST's connectivity index leaves the length of the way out and so depends on the cell size; the textbook index holds metres, but k&lt;sub&gt;b&lt;/sub&gt; and IC&lt;sub&gt;0&lt;/sub&gt; must then be calibrated anew. C = 0 and P = 0 count as full retention.</source>
        <translation>河道像元没有土壤流失，叠加时会留下空洞：可选 0，或按其所属地类计算。封闭平原上不能到达河道的像元没有输出。谷底沉积呈重尾分布：避免的输出应按百分位数而非值域标准化。InVEST 的连通性指数不含路径长度，因此取决于像元大小；教科书公式以米计，但 k&lt;sub&gt;b&lt;/sub&gt; 和 IC&lt;sub&gt;0&lt;/sub&gt; 需重新率定。C = 0 和 P = 0 视为完全保持。</translation>
    </message>
    <message>
        <source>InVEST 3.20 (Natural Capital Project), sediment delivery ratio; Desmet and Govers (1996); Renard et al. (1997); Borselli et al. (2008); Cavalli et al. (2013); Vigiak et al. (2012); Land 2025, 14: 2159, table 5 (without a shrub row).</source>
        <translation>InVEST 3.20（Natural Capital Project），泥沙输移比；Desmet 和 Govers（1996）；Renard 等（1997）；Borselli 等（2008）；Cavalli 等（2013）；Vigiak 等（2012）；Land 2025, 14: 2159，表 5（无灌木一行）。</translation>
    </message>
    <message>
        <source>Elevation, m</source>
        <translation>高程（m）</translation>
    </message>
    <message>
        <source>Its grid is the result's.</source>
        <translation>结果采用其网格。</translation>
    </message>
    <message>
        <source>Rainfall erosivity R, MJ mm / (ha h yr)</source>
        <translation>降雨侵蚀力 R（MJ mm / (ha h yr)）</translation>
    </message>
    <message>
        <source>For example from esp:climateindex.</source>
        <translation>例如由 esp:climateindex 得到。</translation>
    </message>
    <message>
        <source>Soil erodibility K, t ha h / (ha MJ mm)</source>
        <translation>土壤可蚀性 K（t ha h / (ha MJ mm)）</translation>
    </message>
    <message>
        <source>SI units: US values times 0.1317.</source>
        <translation>国际单位：美制值乘以 0.1317。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Biophysical table</source>
        <translation>生物物理表</translation>
    </message>
    <message>
        <source>Columns lucode, usle_c, usle_p, both 0 to 1.</source>
        <translation>列为 lucode、usle_c、usle_p，后两者取值 0 到 1。</translation>
    </message>
    <message>
        <source>Watersheds</source>
        <translation>流域</translation>
    </message>
    <message>
        <source>Only what lies inside is used; water leaves at their edge. Empty: the whole raster.</source>
        <translation>只使用其内部的数据；水从其边界流出。留空：整个栅格。</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>汇流</translation>
    </message>
    <message>
        <source>MFD: to all lower neighbours</source>
        <translation>MFD：流向所有较低邻域</translation>
    </message>
    <message>
        <source>D8: steepest</source>
        <translation>D8：最陡方向</translation>
    </message>
    <message>
        <source>Cells that drain through a stream cell</source>
        <translation>河道像元的汇流像元数</translation>
    </message>
    <message>
        <source>Compare the streams with a map: a lower number gives more of them.</source>
        <translation>请与地图上的河流比较：值越小，河道越多。</translation>
    </message>
    <message>
        <source>Soil loss on stream cells</source>
        <translation>河道像元上的土壤流失</translation>
    </message>
    <message>
        <source>None (InVEST)</source>
        <translation>无（InVEST）</translation>
    </message>
    <message>
        <source>As on land of their class</source>
        <translation>按其所属地类</translation>
    </message>
    <message>
        <source>Avoided erosion</source>
        <translation>避免的侵蚀</translation>
    </message>
    <message>
        <source>Zones with their sums</source>
        <translation>分区（含总和）</translation>
    </message>
    <message>
        <source>Mean avoided erosion, t/(ha yr)</source>
        <translation>平均避免的侵蚀（t/(ha·年)）</translation>
    </message>
    <message>
        <source>Avoided erosion, t/yr</source>
        <translation>避免的侵蚀（t/年）</translation>
    </message>
    <message>
        <source>Sediment export, t/yr</source>
        <translation>泥沙输出（t/年）</translation>
    </message>
    <message>
        <source>k_b: slope of the delivery ratio</source>
        <translation>k_b：输移比的斜率</translation>
    </message>
    <message>
        <source>IC_0: its middle</source>
        <translation>IC_0：其中点</translation>
    </message>
    <message>
        <source>Greatest delivery ratio</source>
        <translation>最大输移比</translation>
    </message>
    <message>
        <source>Greatest slope length factor</source>
        <translation>最大坡长因子</translation>
    </message>
    <message>
        <source>Connectivity index</source>
        <translation>连通性指数</translation>
    </message>
    <message>
        <source>InVEST</source>
        <translation>InVEST</translation>
    </message>
    <message>
        <source>Textbook (Borselli, Cavalli)</source>
        <translation>教科书公式（Borselli、Cavalli）</translation>
    </message>
    <message>
        <source>Further drainage</source>
        <translation>其他排水</translation>
    </message>
    <message>
        <source>Ditches, canals or lakes (vector), or a raster with 1: they count as streams.</source>
        <translation>沟渠、运河或湖泊（矢量），或值为 1 的栅格：视为河道。</translation>
    </message>
</context>
<context>
    <name>SpaceSyntaxMeasures</name>
    <message>
        <source>Space syntax of corridors</source>
        <translation>廊道空间句法</translation>
    </message>
    <message>
        <source>Closeness and betweenness of parts of a corridor network as sDNA computes them, and a grade.</source>
        <translation>与 sDNA 一致的廊道网络各段接近度与穿行度，以及综合等级。</translation>
    </message>
    <message>
        <source>sDNA,MED,NQPDE,BtE,TPBt,space syntax,closeness,betweenness,integration</source>
        <translation>空间句法,sDNA,MED,NQPDE,BtE,TPBt,接近度,穿行度,两阶段穿行度,平均欧氏距离</translation>
    </message>
    <message>
        <source>Which parts of a corridor network are near to all others, and which carry most ways between others. Corridors are cut where they cross or overlap; ends inside one source are joined through it.</source>
        <translation>廊道网络的哪些部分接近其余各处，哪些部分承载最多的往来。廊道在相交或重叠处切断；同一源地内的端点经由源地相连。</translation>
    </message>
    <message>
        <source>MED(x) = &amp;Sigma; W(y) d(x,y) / &amp;Sigma; W(y). NQPDE(x) = &amp;Sigma; W(y) / d(x,y). BtE(x) = &amp;Sigma;&amp;Sigma; W(y) W(z) OD(y,z,x). TPBt(x) = &amp;Sigma;&amp;Sigma; W(y) W(z) OD(y,z,x) / T(y), T(y) = &amp;Sigma; W(z). d: shortest way from middle to middle, d(x,x) = L/3; OD: 1 between y and z, 1/2 at their ends, 1/3 for x = y = z. Grade: weighted mean of MED (inverted), NQPDE, BtE and TPBt, each scaled from 0 to 1, in natural classes. Node formulas of papers: mean distance, &amp;Sigma; 1/d, betweenness of junctions.</source>
        <translation>MED(x) = &amp;Sigma; W(y) d(x,y) / &amp;Sigma; W(y)。NQPDE(x) = &amp;Sigma; W(y) / d(x,y)。BtE(x) = &amp;Sigma;&amp;Sigma; W(y) W(z) OD(y,z,x)。TPBt(x) = &amp;Sigma;&amp;Sigma; W(y) W(z) OD(y,z,x) / T(y)，T(y) = &amp;Sigma; W(z)。d：中点到中点的最短路径，d(x,x) = L/3；OD：位于 y 与 z 之间为 1，位于两端为 1/2，x = y = z 时为 1/3。等级：MED（取反）、NQPDE、BtE 和 TPBt 各缩放到 0 至 1 后的加权平均，再按自然断点法分级。论文的节点公式：平均距离、&amp;Sigma; 1/d、交点的介数。</translation>
    </message>
    <message>
        <source>A low MED and a high NQPDE mean near to everything, a high TPBt or BtE much passing movement. In a small component everything is near: the grade divides MED by the component's share of the weight. The classes go from 1 (lowest) to the number of classes.</source>
        <translation>MED 低、NQPDE 高表示接近各处，TPBt 或 BtE 高表示穿行多。较小的连通组分中一切都近：等级计算时 MED 除以该组分的权重占比。等级从 1（最低）到分级数。</translation>
    </message>
    <message>
        <source>Cooper and Chiaradia (2020), sDNA, SoftwareX 12:100525, equal to sDNA+ 5.2.1 (3e-7); the node formulas as in papers on ecological security patterns, under their own names.</source>
        <translation>Cooper 和 Chiaradia（2020），sDNA，SoftwareX 12:100525，与 sDNA+ 5.2.1 一致（3e-7）；节点公式取自生态安全格局的论文，另行命名。</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt;, or any lines. Links with a status below 0 are left out.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;，或任意线。status 小于 0 的连接不参与。</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Corridors that end in the same source are joined through it.</source>
        <translation>止于同一源地的廊道经由源地相连。</translation>
    </message>
    <message>
        <source>Weight of a segment</source>
        <translation>路段权重</translation>
    </message>
    <message>
        <source>Link: its share of the way between junctions</source>
        <translation>连接：其在交点间路径中的占比</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>1 for each</source>
        <translation>每段为 1</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Along the network. 0: everything.</source>
        <translation>沿网络量算。0：全部。</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The node formulas know no weights and no radius; segments get the mean of both ends.</source>
        <translation>节点公式没有权重和半径；路段取两端的均值。</translation>
    </message>
    <message>
        <source>sDNA's</source>
        <translation>sDNA 的指标</translation>
    </message>
    <message>
        <source>Node formulas of papers</source>
        <translation>论文的节点公式</translation>
    </message>
    <message>
        <source>Classes of the grade</source>
        <translation>综合等级的分级数</translation>
    </message>
    <message>
        <source>Weights of the grade</source>
        <translation>综合等级的权重</translation>
    </message>
    <message>
        <source>Of MED, NQPDE, BtE and TPBt, such as 1,1,0,1 (the default: equal weights without BtE); with the node formulas three: 1,1,1.</source>
        <translation>MED、NQPDE、BtE 和 TPBt 的权重，例如 1,1,0,1（默认：除 BtE 外等权重）；节点公式为三个：1,1,1。</translation>
    </message>
    <message>
        <source>Field that multiplies the weights</source>
        <translation>乘以权重的字段</translation>
    </message>
    <message>
        <source>Where corridors overlap the greatest counts.</source>
        <translation>廊道重叠处取最大值。</translation>
    </message>
    <message>
        <source>Cut corridors where they cross or overlap</source>
        <translation>在相交或重叠处切断廊道</translation>
    </message>
    <message>
        <source>Without it crossings are bridges, as in sDNA.</source>
        <translation>关闭时相交处视为立交，与 sDNA 一致。</translation>
    </message>
    <message>
        <source>Draw vertices together that are nearer than</source>
        <translation>合并相距不超过此值的顶点</translation>
    </message>
    <message>
        <source>Ends belong to a source up to this distance from it</source>
        <translation>端点归属源地的最大距离</translation>
    </message>
    <message>
        <source>For sources whose outlines were simplified, or that are smaller than a cell.</source>
        <translation>用于轮廓经过简化或小于一个像元的源地。</translation>
    </message>
    <message>
        <source>The way through a source</source>
        <translation>穿过源地的路径</translation>
    </message>
    <message>
        <source>Has no length</source>
        <translation>没有长度</translation>
    </message>
    <message>
        <source>Goes straight through the middle of its corridors' ends</source>
        <translation>直线穿过其廊道端点的中心</translation>
    </message>
    <message>
        <source>Segments with measures</source>
        <translation>路段（含指标）</translation>
    </message>
    <message>
        <source>Corridors with measures and grade</source>
        <translation>廊道（含指标和等级）</translation>
    </message>
    <message>
        <source>Junctions</source>
        <translation>交点</translation>
    </message>
    <message>
        <source>Number of segments</source>
        <translation>路段数量</translation>
    </message>
    <message>
        <source>Number of components</source>
        <translation>连通组分数</translation>
    </message>
    <message>
        <source>Limits of the classes</source>
        <translation>等级的界限</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Step {number}, {title}: {note}</source>
        <translation>第 {number} 步，{title}：{note}</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>How this step works</source>
        <translation>此步骤的原理</translation>
    </message>
    <message>
        <source>Help on this step</source>
        <translation>此步骤的帮助</translation>
    </message>
    <message>
        <source>Run this step in the background (Ctrl+Return)</source>
        <translation>在后台运行此步骤（Ctrl+Return）</translation>
    </message>
    <message>
        <source>The results of the run before are still there.</source>
        <translation>上一次运行的结果仍然保留。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Run first</source>
        <translation>请先运行</translation>
    </message>
    <message>
        <source>Load...</source>
        <translation>加载…</translation>
    </message>
    <message>
        <source>Run {version}, {when}, {seconds} s</source>
        <translation>第 {version} 次运行，{when}，{seconds} 秒</translation>
    </message>
    <message>
        <source>{name} is no layer that QGIS can open.</source>
        <translation>{name} 不是 QGIS 可打开的图层。</translation>
    </message>
</context>
<context>
    <name>SupplyDemand</name>
    <message>
        <source>Supply of and demand for services</source>
        <translation>生态系统服务供需</translation>
    </message>
    <message>
        <source>Supply-demand ratio of ecosystem services, its clusters, and the flow from supply to demand.</source>
        <translation>生态系统服务的供需比、供需聚类以及从供给到需求的流动。</translation>
    </message>
    <message>
        <source>supply,demand,ESDR,CESDR,bivariate Moran,LISA,mismatch,2SFCA,service flow</source>
        <translation>供给,需求,供需比,ESDR,CESDR,双变量莫兰指数,LISA,供需错配,两步移动搜索法,服务流</translation>
    </message>
    <message>
        <source>Compares what ecosystems supply with what people want: water, carbon, food, soil retention or others. Demands are rasters, or are made from population, economic product and cropland. Squares or zones show where high and low supply meet high and low demand, and what each receives from the supplies around it.</source>
        <translation>比较生态系统的供给与人类的需求：水、碳、食物、土壤保持等。需求为栅格，或由人口、GDP 和耕地生成。方格或分区显示高、低供给与高、低需求在何处相遇，以及各单元从周围供给中得到多少。</translation>
    </message>
    <message>
        <source>ESDR = (S - D) / ((S&lt;sub&gt;max&lt;/sub&gt; + D&lt;sub&gt;max&lt;/sub&gt;)/2), with the greatest values of all years; CESDR is the weighted mean of the services. Local bivariate Moran's I&lt;sub&gt;i&lt;/sub&gt; = (n - 1)/n z&lt;sub&gt;S,i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; w&lt;sub&gt;ij&lt;/sub&gt; z&lt;sub&gt;D,j&lt;/sub&gt;. Flow: R&lt;sub&gt;j&lt;/sub&gt; = S&lt;sub&gt;j&lt;/sub&gt; / &amp;Sigma;&lt;sub&gt;k&lt;/sub&gt; D&lt;sub&gt;k&lt;/sub&gt; w&lt;sub&gt;jk&lt;/sub&gt;; received&lt;sub&gt;i&lt;/sub&gt; = D&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; R&lt;sub&gt;j&lt;/sub&gt; w&lt;sub&gt;ij&lt;/sub&gt;.</source>
        <translation>ESDR = (S - D) / ((S&lt;sub&gt;max&lt;/sub&gt; + D&lt;sub&gt;max&lt;/sub&gt;)/2)，最大值取自所有年份；CESDR 为各项服务的加权平均。局部双变量莫兰指数 I&lt;sub&gt;i&lt;/sub&gt; = (n - 1)/n z&lt;sub&gt;S,i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; w&lt;sub&gt;ij&lt;/sub&gt; z&lt;sub&gt;D,j&lt;/sub&gt;。流动：R&lt;sub&gt;j&lt;/sub&gt; = S&lt;sub&gt;j&lt;/sub&gt; / &amp;Sigma;&lt;sub&gt;k&lt;/sub&gt; D&lt;sub&gt;k&lt;/sub&gt; w&lt;sub&gt;jk&lt;/sub&gt;；received&lt;sub&gt;i&lt;/sub&gt; = D&lt;sub&gt;i&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; R&lt;sub&gt;j&lt;/sub&gt; w&lt;sub&gt;ij&lt;/sub&gt;。</translation>
    </message>
    <message>
        <source>Above 0 is surplus, below 0 deficit; supply and demand must have one unit, else the sign means nothing. A cluster tells of the supply in a unit and the demand around it: low-high is scarce supply among high demand. Its p is one-sided, so that of units without any pattern ten in a hundred lie below 0.05; use the correction for many tests. Clusters depend on the size of the squares. The flow shares every supply among the demands within the range; it knows no rivers, roads or markets.</source>
        <translation>大于 0 为盈余，小于 0 为赤字；供给与需求须用同一单位，否则符号没有意义。聚类说明单元内的供给与其周围的需求：低-高表示高需求中供给稀缺。其 p 值为单侧，即使毫无格局，也有约一成单元低于 0.05；请使用多重检验校正。聚类随方格大小而变。流动把每处供给分给范围内的需求，不考虑河流、道路或市场。</translation>
    </message>
    <message>
        <source>Li, Jiang, Yang and Qiu (2016), Ecological Indicators 60: 1008 (ratio); demand: Scientific Reports 15 (2025), 10.1038/s41598-025-13026-y; Anselin (1995) and PySAL's esda (clusters); Dai (2010), 10.1016/j.healthplace.2010.06.012 (flow).</source>
        <translation>Li, Jiang, Yang 和 Qiu (2016), Ecological Indicators 60: 1008（供需比）；需求：Scientific Reports 15 (2025), 10.1038/s41598-025-13026-y；Anselin (1995) 与 PySAL 的 esda（聚类）；Dai (2010), 10.1016/j.healthplace.2010.06.012（流动）。</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>供给</translation>
    </message>
    <message>
        <source>One for each service. With several years: all years of the first service, then of the next.</source>
        <translation>每项服务一个。多年份时：先给第一项服务的所有年份，再给下一项。</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>For example 2000, 2020. Empty: one year, each raster is a service.</source>
        <translation>例如 2000, 2020。留空：一个年份，每个栅格为一项服务。</translation>
    </message>
    <message>
        <source>Weights of the services</source>
        <translation>各项服务的权重</translation>
    </message>
    <message>
        <source>For their combined ratio. Empty: equal.</source>
        <translation>用于综合供需比。留空：相等。</translation>
    </message>
    <message>
        <source>Ratios up to this, up or down, are balance</source>
        <translation>绝对值不超过此数的供需比为平衡</translation>
    </message>
    <message>
        <source>Supply-demand ratio (a band for each service and year)</source>
        <translation>供需比（每项服务每年一个波段）</translation>
    </message>
    <message>
        <source>Logarithm of supply by demand (bands)</source>
        <translation>供给与需求之比的对数（波段）</translation>
    </message>
    <message>
        <source>Surplus, balance, deficit (bands)</source>
        <translation>盈余、平衡、赤字（波段）</translation>
    </message>
    <message>
        <source>Demands that were made (bands)</source>
        <translation>生成的需求（波段）</translation>
    </message>
    <message>
        <source>Clusters and flow</source>
        <translation>聚类与流动</translation>
    </message>
    <message>
        <source>Means, areas and clusters</source>
        <translation>均值、面积与聚类</translation>
    </message>
    <message>
        <source>Mean ratio of the last year</source>
        <translation>最后一年的平均供需比</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>所有服务</translation>
    </message>
    <message>
        <source>deficit</source>
        <translation>赤字</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>surplus</source>
        <translation>盈余</translation>
    </message>
</context>
<context>
    <name>TradeOffCurve</name>
    <message>
        <source>alpha {alpha}: trade-off {trade_off}, mean efficiency {efficiency}</source>
        <translation>α {alpha}：权衡度 {trade_off}，平均效率 {efficiency}</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>权衡度</translation>
    </message>
    <message>
        <source>Mean efficiency</source>
        <translation>平均效率</translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message>
        <source>Hierarchy</source>
        <translation>层次结构</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Divide the selected criterion into parts that are judged among themselves.</source>
        <translation>将所选准则分为若干部分，并在其内部进行判断。</translation>
    </message>
    <message>
        <source>Add sub-criteria</source>
        <translation>添加子准则</translation>
    </message>
    <message>
        <source>Let the selected criterion stand for itself again.</source>
        <translation>让所选准则重新独立。</translation>
    </message>
    <message>
        <source>Remove sub-criteria</source>
        <translation>删除子准则</translation>
    </message>
    <message>
        <source>All criteria</source>
        <translation>所有准则</translation>
    </message>
</context>
<context>
    <name>Uncertainty</name>
    <message>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <source>Says how sure a pattern is, by many runs of a whole workflow with parameters that vary.</source>
        <translation>在参数变动下多次运行整个工作流，说明格局的可靠程度。</translation>
    </message>
    <message>
        <source>Monte Carlo,sensitivity,Sobol,Latin hypercube,probability,stability,robust,tornado,validation,AUC</source>
        <translation>不确定性,蒙特卡洛,敏感性分析,Sobol,拉丁超立方,概率,稳定性,鲁棒性,验证,AUC</translation>
    </message>
    <message>
        <source>Judgements, scores, thresholds, model constants and errors of the land cover are passed from step to step. This runs a whole workflow many times with other reasonable choices and shows which sources, corridors, pinch points, barriers and restoration zones survive, and which choices matter.</source>
        <translation>判断、分值、阈值、模型常数和土地覆被的误差会逐步传递。本算法以其他合理的选择多次运行整个工作流，显示哪些源地、廊道、夹点、障碍点和生态修复区依然成立，以及哪些选择影响大。</translation>
    </message>
    <message>
        <source>Probability: the share of runs in which a cell belongs to an element. Judgements move by steps on the scale from 1/9 to 9 while CR stays below 0.1; weights by a Dirichlet distribution around the given ones; scores keep their order, limits never cross. Land cover errs by a confusion matrix, neighbours together. Influence: Spearman's rank correlation; Sobol indices S = mean(f&lt;sub&gt;B&lt;/sub&gt; (f&lt;sub&gt;AB&lt;/sub&gt; - f&lt;sub&gt;A&lt;/sub&gt;)) / V and T = mean((f&lt;sub&gt;A&lt;/sub&gt; - f&lt;sub&gt;AB&lt;/sub&gt;)&lt;sup&gt;2&lt;/sup&gt;) / 2V with Saltelli's design.</source>
        <translation>概率：像元属于某要素的运行所占的比例。判断在 1/9 到 9 的标度上按级变动，且 CR 小于 0.1；权重按以给定权重为中心的 Dirichlet 分布变动；分值保持次序，界限互不交叉。土地覆被按混淆矩阵产生误差，相邻像元一起变动。影响：Spearman 秩相关；Sobol 指数按 Saltelli 设计为 S = mean(f&lt;sub&gt;B&lt;/sub&gt; (f&lt;sub&gt;AB&lt;/sub&gt; - f&lt;sub&gt;A&lt;/sub&gt;)) / V 和 T = mean((f&lt;sub&gt;A&lt;/sub&gt; - f&lt;sub&gt;AB&lt;/sub&gt;)&lt;sup&gt;2&lt;/sup&gt;) / 2V。</translation>
    </message>
    <message>
        <source>A source that is there in 95 % of the runs can be planned with; one that is there in 30 % hangs on choices that others would make differently. Sources of different runs are the same where they share half of the smaller one's cells. Probabilities say how much the result depends on the choices that varied, within the widths given, not how true the method is. The quick way takes one parameter at a time to both of its ends.</source>
        <translation>在 95 % 的运行中出现的源地可用于规划；只在 30 % 的运行中出现的源地取决于因人而异的选择。不同运行的源地若重叠达到较小者的一半，视为同一源地。概率表示结果在给定幅度内对所变动选择的依赖程度，而非方法本身的正确程度。快速方式逐个将参数取到两端。</translation>
    </message>
    <message>
        <source>Saltelli et al. (2010), Computer Physics Communications 181, 259-270; McKay et al. (1979), Technometrics 21, 239-245; the workflows: Journal of Arid Land 2025, 17(10), and Land 2025, 14: 2159, whose limitations it answers.</source>
        <translation>Saltelli 等（2010），Computer Physics Communications 181, 259-270；McKay 等（1979），Technometrics 21, 239-245；工作流：Journal of Arid Land 2025, 17(10) 和 Land 2025, 14: 2159，本算法回应其局限。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>WaterYieldModel</name>
    <message>
        <source>Water yield</source>
        <translation>产水量</translation>
    </message>
    <message>
        <source>Annual water yield from rain, evapotranspiration, soil and land cover (InVEST).</source>
        <translation>由降水、蒸散、土壤和土地覆被计算年产水量（InVEST）。</translation>
    </message>
    <message>
        <source>InVEST,Budyko,runoff,evapotranspiration,water supply,ecosystem service</source>
        <translation>InVEST,产水量,Budyko,径流,蒸散量,水源供给,生态系统服务</translation>
    </message>
    <message>
        <source>Gives the water that rain leaves after evapotranspiration, for each cell and summed over zones. Reads InVEST's biophysical table as it is.</source>
        <translation>给出降水扣除蒸散后剩余的水量，逐像元计算并按分区汇总。可直接读取 InVEST 的生物物理表。</translation>
    </message>
    <message>
        <source>Y = (1 - AET/P) P. PET = Kc ET0; &amp;omega; = min(Z min(soil, roots) PAWC / P + 1.25, 5). Vegetated: AET/P = min(PET/P, 1 + PET/P - (1 + (PET/P)&lt;sup&gt;&amp;omega;&lt;/sup&gt;)&lt;sup&gt;1/&amp;omega;&lt;/sup&gt;). Water, ice, wetland, built-up: AET = min(PET, P).</source>
        <translation>Y = (1 - AET/P) P。PET = Kc ET0；&amp;omega; = min(Z min(土壤深度, 根深) PAWC / P + 1.25, 5)。植被：AET/P = min(PET/P, 1 + PET/P - (1 + (PET/P)&lt;sup&gt;&amp;omega;&lt;/sup&gt;)&lt;sup&gt;1/&amp;omega;&lt;/sup&gt;)。水体、冰雪、湿地、建设用地：AET = min(PET, P)。</translation>
    </message>
    <message>
        <source>Millimetres a year; no flow between cells. Z is the season's pattern of rain, 1 to 30, about 0.2 times the number of rain events a year: calibrate it with a gauge. A cell without rain has no result. For zones, wyield_vol is InVEST's volume (mean of the cells with data times the polygon's whole area, too much where the polygon has gaps) and vol_valid the sum over the cells with data.</source>
        <translation>单位为毫米/年；像元之间没有水流。Z 反映降雨的季节分布，取值 1 至 30，约为年降雨次数的 0.2 倍：请用水文站资料率定。没有降水的像元没有结果。分区中 wyield_vol 为 InVEST 的体积（有数据像元的均值乘以多边形总面积，多边形有缺失时偏大），vol_valid 为有数据像元之和。</translation>
    </message>
    <message>
        <source>InVEST 3.20 (Natural Capital Project), annual water yield; Zhang et al. (2004); Donohue et al. (2012); Land 2025, 14: 2159, table 4 (the paper gives neither Z nor the vegetated flag nor a shrub row).</source>
        <translation>InVEST 3.20（Natural Capital Project），年产水量；Zhang 等（2004）；Donohue 等（2012）；Land 2025, 14: 2159，表 4（论文未给出 Z、植被标志和灌木一行）。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Its grid is the result's.</source>
        <translation>结果采用其网格。</translation>
    </message>
    <message>
        <source>Precipitation, mm a year</source>
        <translation>降水（mm/年）</translation>
    </message>
    <message>
        <source>Reference evapotranspiration, mm a year</source>
        <translation>潜在(参考作物)蒸散量（mm/年）</translation>
    </message>
    <message>
        <source>For example from esp:climateindex.</source>
        <translation>例如由 esp:climateindex 得到。</translation>
    </message>
    <message>
        <source>Soil depth (root-restricting layer), mm</source>
        <translation>土壤深度（限根层，mm）</translation>
    </message>
    <message>
        <source>Plant available water content, 0 to 1</source>
        <translation>植物可利用水含量（0 到 1）</translation>
    </message>
    <message>
        <source>Biophysical table</source>
        <translation>生物物理表</translation>
    </message>
    <message>
        <source>Columns lucode, kc, root_depth (mm), lulc_veg (1 vegetated, 0 not).</source>
        <translation>列为 lucode、kc、root_depth（mm）、lulc_veg（1 有植被，0 无）。</translation>
    </message>
    <message>
        <source>Seasonality constant Z</source>
        <translation>季节常数 Z</translation>
    </message>
    <message>
        <source>1 to 30; about 0.2 times the number of rain events a year.</source>
        <translation>1 至 30；约为年降雨次数的 0.2 倍。</translation>
    </message>
    <message>
        <source>Climate and soil on another grid</source>
        <translation>气候和土壤在另一网格上时</translation>
    </message>
    <message>
        <source>Interpolated (bilinear)</source>
        <translation>插值（双线性）</translation>
    </message>
    <message>
        <source>Nearest cell (InVEST)</source>
        <translation>最近像元（InVEST）</translation>
    </message>
    <message>
        <source>Actual evapotranspiration</source>
        <translation>实际蒸散量</translation>
    </message>
    <message>
        <source>Evapotranspiration over precipitation</source>
        <translation>蒸散量与降水之比</translation>
    </message>
    <message>
        <source>Zones with their yield</source>
        <translation>分区（含产水量）</translation>
    </message>
    <message>
        <source>Mean yield, mm</source>
        <translation>平均产水量（mm）</translation>
    </message>
    <message>
        <source>Volume of all cells with data, m3</source>
        <translation>有数据像元的总水量（m3）</translation>
    </message>
</context>
<context>
    <name>WeightedOverlay</name>
    <message>
        <source>Weighted overlay</source>
        <translation>加权叠加</translation>
    </message>
    <message>
        <source>Combines scored rasters into one surface by weights.</source>
        <translation>按权重将评分栅格合成为一个表面。</translation>
    </message>
    <message>
        <source>resistance,overlay,weights,AHP,entropy,CRITIC,multi-criteria</source>
        <translation>阻力面,叠加,权重,层次分析法,熵权法,CRITIC,多准则,AHP</translation>
    </message>
    <message>
        <source>Combines scored rasters, such as the factors of a resistance surface, into one. The weights are given (for example by &lt;i&gt;AHP weights&lt;/i&gt;) or follow from the data (entropy, CRITIC).</source>
        <translation>将阻力面因子等评分栅格合成为一个栅格。权重可直接给出（例如由&lt;i&gt;层次分析法权重&lt;/i&gt;得到），也可由数据得到（熵权法、CRITIC 法）。</translation>
    </message>
    <message>
        <source>Sum: R = &amp;Sigma; W&lt;sub&gt;k&lt;/sub&gt; F&lt;sub&gt;k&lt;/sub&gt;. Product: R = &amp;Pi; F&lt;sub&gt;k&lt;/sub&gt;&lt;sup&gt;W&lt;sub&gt;k&lt;/sub&gt;&lt;/sup&gt;. Sum times the number n of layers: R = n &amp;Sigma; W&lt;sub&gt;k&lt;/sub&gt; F&lt;sub&gt;k&lt;/sub&gt;. Entropy: W&lt;sub&gt;k&lt;/sub&gt; &amp;prop; 1 - e&lt;sub&gt;k&lt;/sub&gt;, e&lt;sub&gt;k&lt;/sub&gt; = -&amp;Sigma; p ln p / ln n. CRITIC: W&lt;sub&gt;k&lt;/sub&gt; &amp;prop; s&lt;sub&gt;k&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; (1 - r&lt;sub&gt;kj&lt;/sub&gt;).</source>
        <translation>和：R = &amp;Sigma; W&lt;sub&gt;k&lt;/sub&gt; F&lt;sub&gt;k&lt;/sub&gt;。积：R = &amp;Pi; F&lt;sub&gt;k&lt;/sub&gt;&lt;sup&gt;W&lt;sub&gt;k&lt;/sub&gt;&lt;/sup&gt;。和乘以图层数 n：R = n &amp;Sigma; W&lt;sub&gt;k&lt;/sub&gt; F&lt;sub&gt;k&lt;/sub&gt;。熵权法：W&lt;sub&gt;k&lt;/sub&gt; &amp;prop; 1 - e&lt;sub&gt;k&lt;/sub&gt;，e&lt;sub&gt;k&lt;/sub&gt; = -&amp;Sigma; p ln p / ln n。CRITIC：W&lt;sub&gt;k&lt;/sub&gt; &amp;prop; s&lt;sub&gt;k&lt;/sub&gt; &amp;Sigma;&lt;sub&gt;j&lt;/sub&gt; (1 - r&lt;sub&gt;kj&lt;/sub&gt;)。</translation>
    </message>
    <message>
        <source>Without standardisation the result has the scale of the inputs: scores of 1 to 9 give a surface of 1 to 9. A product lets no factor make up for a very low value of another.</source>
        <translation>不标准化时，结果与输入的标度一致：1 至 9 的分值得到 1 至 9 的表面。采用乘积时，任何因子都不能弥补另一因子的极低值。</translation>
    </message>
    <message>
        <source>Journal of Arid Land 2025, 17(10), section 2.3.2 (weighted sum); Shannon (1948) and Zeleny (1982) (entropy); Diakoulaki et al. (1995) (CRITIC).</source>
        <translation>Journal of Arid Land 2025, 17(10)，第 2.3.2 节（加权求和）；Shannon（1948）和 Zeleny（1982）（熵）；Diakoulaki 等（1995）（CRITIC）。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>The first one is the grid of the result.</source>
        <translation>结果采用第一个图层的网格。</translation>
    </message>
    <message>
        <source>Weights, in the order of the layers</source>
        <translation>权重（按图层顺序）</translation>
    </message>
    <message>
        <source>For example 0.5, 0.3, 0.2 or 1/2, 1/4, 1/4; they sum to 1. Empty: equal weights.</source>
        <translation>例如 0.5, 0.3, 0.2 或 1/2, 1/4, 1/4，总和为 1。留空：等权重。</translation>
    </message>
    <message>
        <source>Table of weights</source>
        <translation>权重表</translation>
    </message>
    <message>
        <source>Instead of the text: a column weight, and a column name when rows are to be matched to layer names.</source>
        <translation>代替文本：列 weight；需按图层名称匹配时另有列 name。</translation>
    </message>
    <message>
        <source>Weights of a paper</source>
        <translation>论文的权重</translation>
    </message>
    <message>
        <source>Instead of the text; the layers in the order of the names, or named like the preset's rows.</source>
        <translation>代替文本；图层按名称的顺序排列，或与预设各行同名。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Qaidam: land use, roads, water, NDVI, elevation, slope</source>
        <translation>柴达木：土地利用、道路、水体、NDVI、高程、坡度</translation>
    </message>
    <message>
        <source>Shiyang: land use, habitat quality (equal)</source>
        <translation>石羊河：土地利用、生境质量（等权重）</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: land use, NDVI, railways, highways, water, erosion (equal)</source>
        <translation>石羊河敏感性：土地利用、NDVI、铁路、公路、水体、土壤侵蚀（等权重）</translation>
    </message>
    <message>
        <source>Names of the layers</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>In their order, separated by commas, for messages and the report. Empty: the layers' own.</source>
        <translation>按图层顺序，用逗号分隔，用于提示和报告。留空：图层自己的名称。</translation>
    </message>
    <message>
        <source>Weighting</source>
        <translation>赋权方法</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>直接给定</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等权重</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵权法</translation>
    </message>
    <message>
        <source>CRITIC</source>
        <translation>CRITIC 法</translation>
    </message>
    <message>
        <source>Given x entropy</source>
        <translation>给定权重 x 熵权</translation>
    </message>
    <message>
        <source>Standardisation of the layers</source>
        <translation>图层的标准化</translation>
    </message>
    <message>
        <source>For layers of different units; scores of one scale need none.</source>
        <translation>用于单位不同的图层；同一标度的分值无需标准化。</translation>
    </message>
    <message>
        <source>Minimum to maximum</source>
        <translation>最小值至最大值</translation>
    </message>
    <message>
        <source>z-score</source>
        <translation>z 分数</translation>
    </message>
    <message>
        <source>2nd to 98th percentile</source>
        <translation>第 2 至第 98 百分位数</translation>
    </message>
    <message>
        <source>Layers that count the other way round</source>
        <translation>负向图层</translation>
    </message>
    <message>
        <source>Their numbers in the list, for example 2,4: high values become low when standardised.</source>
        <translation>其在列表中的序号，例如 2,4：标准化时高值变为低值。</translation>
    </message>
    <message>
        <source>Where a layer has no data</source>
        <translation>图层无数据处</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>The other layers share its weight</source>
        <translation>其权重由其他图层分担</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>The last is the plain sum of the layers where all weigh the same.</source>
        <translation>最后一项在权重相等时即为各图层的简单相加。</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>Sum times the number of layers</source>
        <translation>和乘以图层数</translation>
    </message>
    <message>
        <source>Layers that can be restored</source>
        <translation>可修复的图层</translation>
    </message>
    <message>
        <source>Their numbers in the list, or their names, for example 1 or land use: for what restoration can reach, where they have their least score.</source>
        <translation>在列表中的序号或名称，例如 1 或土地利用：计算修复所能达到的阻力时，它们取最低得分。</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加结果</translation>
    </message>
    <message>
        <source>What restoration can reach</source>
        <translation>修复所能达到的阻力</translation>
    </message>
    <message>
        <source>The overlay with the restorable layers at their least score; for &lt;i&gt;Barriers&lt;/i&gt;.</source>
        <translation>可修复图层取最低得分时的叠加结果；用于&lt;i&gt;障碍点&lt;/i&gt;。</translation>
    </message>
    <message>
        <source>Weights that were used</source>
        <translation>所用权重</translation>
    </message>
</context>
<context>
    <name>WorkbenchDock</name>
    <message>
        <source>ESP Workbench</source>
        <translation>ESP 工作台</translation>
    </message>
    <message>
        <source>New here? Press Sample basin, then Run all that is not done.</source>
        <translation>初次使用？请点击“示例流域”，再点击“运行全部未完成的步骤”。</translation>
    </message>
    <message>
        <source>The study's name; type to change it, open the list to go to another study.</source>
        <translation>研究名称；输入可改名，打开列表可切换到其他研究。</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>The workflow whose steps and values the study has; with a free choice each step has its own.</source>
        <translation>研究采用其步骤和取值的流程；自由选择时，每一步各有自己的流程。</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流</translation>
    </message>
    <message>
        <source>S&amp;tudy:</source>
        <translation>研究(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Follows:</source>
        <translation>依据(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Begin another study in this project</source>
        <translation>在此工程中开始另一项研究</translation>
    </message>
    <message>
        <source>Make a believable dry basin, load its layers and fill all steps</source>
        <translation>生成一个逼真的干旱流域，加载其图层并填好所有步骤</translation>
    </message>
    <message>
        <source>&amp;Sample basin</source>
        <translation>示例流域(&amp;S)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Results, export, import</source>
        <translation>结果、导出、导入</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Keep results in a folder...</source>
        <translation>将结果保存到文件夹…</translation>
    </message>
    <message>
        <source>Keep results in a temporary folder</source>
        <translation>将结果保存到临时文件夹</translation>
    </message>
    <message>
        <source>Export as a model...</source>
        <translation>导出为模型…</translation>
    </message>
    <message>
        <source>Export as qgis_process commands...</source>
        <translation>导出为 qgis_process 命令…</translation>
    </message>
    <message>
        <source>Export as a parameter file...</source>
        <translation>导出为参数文件…</translation>
    </message>
    <message>
        <source>Import a parameter file...</source>
        <translation>导入参数文件…</translation>
    </message>
    <message>
        <source>Save as a workflow of my own...</source>
        <translation>另存为我自己的流程...</translation>
    </message>
    <message>
        <source>Delete the workflow of my own...</source>
        <translation>删除我自己的流程...</translation>
    </message>
    <message>
        <source>Remove this study</source>
        <translation>删除此研究</translation>
    </message>
    <message>
        <source>Run every step that is not done and has what it needs (Ctrl+Shift+Return)</source>
        <translation>运行所有未完成且条件齐备的步骤（Ctrl+Shift+Return）</translation>
    </message>
    <message>
        <source>Run &amp;all that is not done</source>
        <translation>运行全部未完成的步骤(&amp;A)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop what runs; what is done stays (Esc)</source>
        <translation>停止正在运行的步骤；已完成的保留（Esc）</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Free choice, step by step</source>
        <translation>自由选择，逐步确定</translation>
    </message>
    <message>
        <source>{name} (is not there)</source>
        <translation>{name}（不存在）</translation>
    </message>
    <message>
        <source>Results are kept in {folder}.</source>
        <translation>结果保存在 {folder}。</translation>
    </message>
    <message>
        <source>Results go when QGIS closes. {keep}</source>
        <translation>关闭 QGIS 时结果会被删除。{keep}</translation>
    </message>
    <message>
        <source>Keep them...</source>
        <translation>保留结果…</translation>
    </message>
    <message>
        <source>running {percent} %</source>
        <translation>运行中 {percent} %</translation>
    </message>
    <message>
        <source>Keep results in</source>
        <translation>将结果保存到</translation>
    </message>
    <message>
        <source>Models (*.model3)</source>
        <translation>模型 (*.model3)</translation>
    </message>
    <message>
        <source>Commands (*.sh *.bat)</source>
        <translation>命令 (*.sh *.bat)</translation>
    </message>
    <message>
        <source>Parameter files (*.json)</source>
        <translation>参数文件 (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Save as a workflow</source>
        <translation>另存为流程</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>标题：</translation>
    </message>
    <message>
        <source>Delete the workflow {title}? Studies that follow it keep steps and values, as a free choice.</source>
        <translation>删除流程 {title}？依据它的研究将转为自由选择，并保留其步骤和数值。</translation>
    </message>
    <message>
        <source>Delete the workflow</source>
        <translation>删除流程</translation>
    </message>
    <message>
        <source>Stop the run? Steps that are done stay.</source>
        <translation>要停止运行吗？已完成的步骤会保留。</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止运行</translation>
    </message>
</context>
<context>
    <name>_Ticks</name>
    <message>
        <source>The seven scenarios; click one.</source>
        <translation>七个情景；点击其中一个。</translation>
    </message>
</context>
<context>
    <name>classes</name>
    <message>
        <source>Cropland</source>
        <translation>耕地</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>林地</translation>
    </message>
    <message>
        <source>Shrub</source>
        <translation>灌木林地</translation>
    </message>
    <message>
        <source>Grassland</source>
        <translation>草地</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>水体</translation>
    </message>
    <message>
        <source>Snow/Ice</source>
        <translation>冰雪</translation>
    </message>
    <message>
        <source>Barren</source>
        <translation>裸地</translation>
    </message>
    <message>
        <source>Impervious</source>
        <translation>不透水面</translation>
    </message>
    <message>
        <source>Wetland</source>
        <translation>湿地</translation>
    </message>
    <message>
        <source>Paddy field</source>
        <translation>水田</translation>
    </message>
    <message>
        <source>Dry farmland</source>
        <translation>旱地</translation>
    </message>
    <message>
        <source>Closed forest</source>
        <translation>有林地</translation>
    </message>
    <message>
        <source>Shrubland</source>
        <translation>灌木林地</translation>
    </message>
    <message>
        <source>Open woodland</source>
        <translation>疏林地</translation>
    </message>
    <message>
        <source>Other woodland</source>
        <translation>其他林地</translation>
    </message>
    <message>
        <source>Dense grassland</source>
        <translation>高覆盖度草地</translation>
    </message>
    <message>
        <source>Moderate grassland</source>
        <translation>中覆盖度草地</translation>
    </message>
    <message>
        <source>Sparse grassland</source>
        <translation>低覆盖度草地</translation>
    </message>
    <message>
        <source>River or canal</source>
        <translation>河渠</translation>
    </message>
    <message>
        <source>Lake</source>
        <translation>湖泊</translation>
    </message>
    <message>
        <source>Reservoir or pond</source>
        <translation>水库坑塘</translation>
    </message>
    <message>
        <source>Permanent snow and ice</source>
        <translation>永久性冰川雪地</translation>
    </message>
    <message>
        <source>Tidal flat</source>
        <translation>滩涂</translation>
    </message>
    <message>
        <source>Bottomland</source>
        <translation>滩地</translation>
    </message>
    <message>
        <source>Urban land</source>
        <translation>城镇用地</translation>
    </message>
    <message>
        <source>Rural settlement</source>
        <translation>农村居民点</translation>
    </message>
    <message>
        <source>Other built-up land</source>
        <translation>其他建设用地</translation>
    </message>
    <message>
        <source>Sandy land</source>
        <translation>沙地</translation>
    </message>
    <message>
        <source>Gobi</source>
        <translation>戈壁</translation>
    </message>
    <message>
        <source>Saline-alkali land</source>
        <translation>盐碱地</translation>
    </message>
    <message>
        <source>Marshland</source>
        <translation>沼泽地</translation>
    </message>
    <message>
        <source>Bare soil</source>
        <translation>裸土地</translation>
    </message>
    <message>
        <source>Bare rock</source>
        <translation>裸岩石质地</translation>
    </message>
    <message>
        <source>Other unused land</source>
        <translation>其他未利用地</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>海洋</translation>
    </message>
    <message>
        <source>Woodland</source>
        <translation>林地</translation>
    </message>
    <message>
        <source>Water area</source>
        <translation>水域</translation>
    </message>
    <message>
        <source>Built-up land</source>
        <translation>建设用地</translation>
    </message>
    <message>
        <source>Unused land</source>
        <translation>未利用地</translation>
    </message>
    <message>
        <source>Shrubs</source>
        <translation>灌木</translation>
    </message>
    <message>
        <source>Herbaceous vegetation</source>
        <translation>草本植被</translation>
    </message>
    <message>
        <source>Cultivated and managed vegetation / agriculture</source>
        <translation>耕种和管理植被/农业</translation>
    </message>
    <message>
        <source>Urban / built up</source>
        <translation>城市/建成区</translation>
    </message>
    <message>
        <source>Bare / sparse vegetation</source>
        <translation>裸地/稀疏植被</translation>
    </message>
    <message>
        <source>Snow and ice</source>
        <translation>冰雪</translation>
    </message>
    <message>
        <source>Permanent water bodies</source>
        <translation>永久性水体</translation>
    </message>
    <message>
        <source>Herbaceous wetland</source>
        <translation>草本湿地</translation>
    </message>
    <message>
        <source>Moss and lichen</source>
        <translation>苔藓和地衣</translation>
    </message>
    <message>
        <source>Closed forest, evergreen needle leaf</source>
        <translation>郁闭常绿针叶林</translation>
    </message>
    <message>
        <source>Closed forest, evergreen broad leaf</source>
        <translation>郁闭常绿阔叶林</translation>
    </message>
    <message>
        <source>Closed forest, deciduous needle leaf</source>
        <translation>郁闭落叶针叶林</translation>
    </message>
    <message>
        <source>Closed forest, deciduous broad leaf</source>
        <translation>郁闭落叶阔叶林</translation>
    </message>
    <message>
        <source>Closed forest, mixed</source>
        <translation>郁闭混交林</translation>
    </message>
    <message>
        <source>Closed forest, other</source>
        <translation>其他郁闭林</translation>
    </message>
    <message>
        <source>Open forest, evergreen needle leaf</source>
        <translation>开阔常绿针叶林</translation>
    </message>
    <message>
        <source>Open forest, evergreen broad leaf</source>
        <translation>开阔常绿阔叶林</translation>
    </message>
    <message>
        <source>Open forest, deciduous needle leaf</source>
        <translation>开阔落叶针叶林</translation>
    </message>
    <message>
        <source>Open forest, deciduous broad leaf</source>
        <translation>开阔落叶阔叶林</translation>
    </message>
    <message>
        <source>Open forest, mixed</source>
        <translation>开阔混交林</translation>
    </message>
    <message>
        <source>Open forest, other</source>
        <translation>其他开阔林</translation>
    </message>
    <message>
        <source>Open sea</source>
        <translation>开阔海洋</translation>
    </message>
    <message>
        <source>Continuous urban fabric</source>
        <translation>连续城市结构</translation>
    </message>
    <message>
        <source>Discontinuous urban fabric</source>
        <translation>不连续城市结构</translation>
    </message>
    <message>
        <source>Industrial or commercial units</source>
        <translation>工商业单元</translation>
    </message>
    <message>
        <source>Road and rail networks and associated land</source>
        <translation>公路铁路及附属用地</translation>
    </message>
    <message>
        <source>Port areas</source>
        <translation>港口</translation>
    </message>
    <message>
        <source>Airports</source>
        <translation>机场</translation>
    </message>
    <message>
        <source>Mineral extraction sites</source>
        <translation>采矿场</translation>
    </message>
    <message>
        <source>Dump sites</source>
        <translation>堆填场</translation>
    </message>
    <message>
        <source>Construction sites</source>
        <translation>建筑工地</translation>
    </message>
    <message>
        <source>Green urban areas</source>
        <translation>城市绿地</translation>
    </message>
    <message>
        <source>Sport and leisure facilities</source>
        <translation>体育休闲设施</translation>
    </message>
    <message>
        <source>Non-irrigated arable land</source>
        <translation>非灌溉耕地</translation>
    </message>
    <message>
        <source>Permanently irrigated land</source>
        <translation>常年灌溉地</translation>
    </message>
    <message>
        <source>Rice fields</source>
        <translation>稻田</translation>
    </message>
    <message>
        <source>Vineyards</source>
        <translation>葡萄园</translation>
    </message>
    <message>
        <source>Fruit trees and berry plantations</source>
        <translation>果园和浆果园</translation>
    </message>
    <message>
        <source>Olive groves</source>
        <translation>橄榄园</translation>
    </message>
    <message>
        <source>Pastures</source>
        <translation>牧草地</translation>
    </message>
    <message>
        <source>Annual crops associated with permanent crops</source>
        <translation>一年生与多年生作物混种</translation>
    </message>
    <message>
        <source>Complex cultivation patterns</source>
        <translation>复合种植</translation>
    </message>
    <message>
        <source>Land principally occupied by agriculture, with significant areas of natural vegetation</source>
        <translation>以农业为主并有大量自然植被的土地</translation>
    </message>
    <message>
        <source>Agro-forestry areas</source>
        <translation>农林复合区</translation>
    </message>
    <message>
        <source>Broad-leaved forest</source>
        <translation>阔叶林</translation>
    </message>
    <message>
        <source>Coniferous forest</source>
        <translation>针叶林</translation>
    </message>
    <message>
        <source>Mixed forest</source>
        <translation>混交林</translation>
    </message>
    <message>
        <source>Natural grasslands</source>
        <translation>天然草地</translation>
    </message>
    <message>
        <source>Moors and heathland</source>
        <translation>荒野和石楠灌丛</translation>
    </message>
    <message>
        <source>Sclerophyllous vegetation</source>
        <translation>硬叶植被</translation>
    </message>
    <message>
        <source>Transitional woodland-shrub</source>
        <translation>过渡性林地灌丛</translation>
    </message>
    <message>
        <source>Beaches, dunes, sands</source>
        <translation>海滩、沙丘、沙地</translation>
    </message>
    <message>
        <source>Bare rocks</source>
        <translation>裸岩</translation>
    </message>
    <message>
        <source>Sparsely vegetated areas</source>
        <translation>稀疏植被区</translation>
    </message>
    <message>
        <source>Burnt areas</source>
        <translation>过火区</translation>
    </message>
    <message>
        <source>Glaciers and perpetual snow</source>
        <translation>冰川和永久积雪</translation>
    </message>
    <message>
        <source>Inland marshes</source>
        <translation>内陆沼泽</translation>
    </message>
    <message>
        <source>Peat bogs</source>
        <translation>泥炭沼泽</translation>
    </message>
    <message>
        <source>Salt marshes</source>
        <translation>盐沼</translation>
    </message>
    <message>
        <source>Salines</source>
        <translation>盐田</translation>
    </message>
    <message>
        <source>Intertidal flats</source>
        <translation>潮间带滩涂</translation>
    </message>
    <message>
        <source>Water courses</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Water bodies</source>
        <translation>水体</translation>
    </message>
    <message>
        <source>Coastal lagoons</source>
        <translation>沿海潟湖</translation>
    </message>
    <message>
        <source>Estuaries</source>
        <translation>河口</translation>
    </message>
    <message>
        <source>Sea and ocean</source>
        <translation>海洋</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>树木</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>草地</translation>
    </message>
    <message>
        <source>Flooded vegetation</source>
        <translation>水淹植被</translation>
    </message>
    <message>
        <source>Crops</source>
        <translation>作物</translation>
    </message>
    <message>
        <source>Shrub and scrub</source>
        <translation>灌木和灌丛</translation>
    </message>
    <message>
        <source>Built area</source>
        <translation>建成区</translation>
    </message>
    <message>
        <source>Bare ground</source>
        <translation>裸地</translation>
    </message>
    <message>
        <source>Cropland, rainfed</source>
        <translation>雨养农田</translation>
    </message>
    <message>
        <source>Cropland, rainfed, herbaceous cover</source>
        <translation>雨养农田，草本覆盖</translation>
    </message>
    <message>
        <source>Cropland, rainfed, tree or shrub cover</source>
        <translation>雨养农田，乔灌木覆盖</translation>
    </message>
    <message>
        <source>Cropland, irrigated or post-flooding</source>
        <translation>灌溉或洪后农田</translation>
    </message>
    <message>
        <source>Mosaic cropland / natural vegetation</source>
        <translation>农田为主的农田与自然植被镶嵌</translation>
    </message>
    <message>
        <source>Mosaic natural vegetation / cropland</source>
        <translation>自然植被为主的自然植被与农田镶嵌</translation>
    </message>
    <message>
        <source>Tree cover, broadleaved, evergreen</source>
        <translation>常绿阔叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, broadleaved, deciduous</source>
        <translation>落叶阔叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, broadleaved, deciduous, closed</source>
        <translation>郁闭落叶阔叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, broadleaved, deciduous, open</source>
        <translation>开阔落叶阔叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, evergreen</source>
        <translation>常绿针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, evergreen, closed</source>
        <translation>郁闭常绿针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, evergreen, open</source>
        <translation>开阔常绿针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, deciduous</source>
        <translation>落叶针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, deciduous, closed</source>
        <translation>郁闭落叶针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, needleleaved, deciduous, open</source>
        <translation>开阔落叶针叶树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, mixed leaf type</source>
        <translation>混合叶型树覆盖</translation>
    </message>
    <message>
        <source>Mosaic tree and shrub / herbaceous cover</source>
        <translation>乔灌木为主的乔灌木与草本镶嵌</translation>
    </message>
    <message>
        <source>Mosaic herbaceous cover / tree and shrub</source>
        <translation>草本为主的草本与乔灌木镶嵌</translation>
    </message>
    <message>
        <source>Shrubland, evergreen</source>
        <translation>常绿灌木地</translation>
    </message>
    <message>
        <source>Shrubland, deciduous</source>
        <translation>落叶灌木地</translation>
    </message>
    <message>
        <source>Lichens and mosses</source>
        <translation>地衣和苔藓</translation>
    </message>
    <message>
        <source>Sparse vegetation</source>
        <translation>稀疏植被</translation>
    </message>
    <message>
        <source>Sparse trees</source>
        <translation>稀疏树木</translation>
    </message>
    <message>
        <source>Sparse shrubs</source>
        <translation>稀疏灌木</translation>
    </message>
    <message>
        <source>Sparse herbaceous cover</source>
        <translation>稀疏草本</translation>
    </message>
    <message>
        <source>Tree cover, flooded, fresh or brackish water</source>
        <translation>淡水或微咸水淹没的树覆盖</translation>
    </message>
    <message>
        <source>Tree cover, flooded, saline water</source>
        <translation>咸水淹没的树覆盖</translation>
    </message>
    <message>
        <source>Shrub or herbaceous cover, flooded</source>
        <translation>淹没的灌木或草本</translation>
    </message>
    <message>
        <source>Urban areas</source>
        <translation>城市区域</translation>
    </message>
    <message>
        <source>Bare areas</source>
        <translation>裸露区</translation>
    </message>
    <message>
        <source>Consolidated bare areas</source>
        <translation>固结裸露区</translation>
    </message>
    <message>
        <source>Unconsolidated bare areas</source>
        <translation>松散裸露区</translation>
    </message>
    <message>
        <source>Tree cover</source>
        <translation>林木覆盖</translation>
    </message>
    <message>
        <source>Built-up</source>
        <translation>建设用地</translation>
    </message>
    <message>
        <source>Mangroves</source>
        <translation>红树林</translation>
    </message>
    <message>
        <source>Snow/ice</source>
        <translation>冰雪</translation>
    </message>
    <message>
        <source>Rangeland</source>
        <translation>草灌地</translation>
    </message>
    <message>
        <source>Tundra</source>
        <translation>苔原</translation>
    </message>
    <message>
        <source>Impervious surface</source>
        <translation>不透水面</translation>
    </message>
    <message>
        <source>Bareland</source>
        <translation>裸地</translation>
    </message>
    <message>
        <source>Cultivated land</source>
        <translation>耕地</translation>
    </message>
    <message>
        <source>Artificial surfaces</source>
        <translation>人造地表</translation>
    </message>
    <message>
        <source>Evergreen needleleaf forests</source>
        <translation>常绿针叶林</translation>
    </message>
    <message>
        <source>Evergreen broadleaf forests</source>
        <translation>常绿阔叶林</translation>
    </message>
    <message>
        <source>Deciduous needleleaf forests</source>
        <translation>落叶针叶林</translation>
    </message>
    <message>
        <source>Deciduous broadleaf forests</source>
        <translation>落叶阔叶林</translation>
    </message>
    <message>
        <source>Mixed forests</source>
        <translation>混交林</translation>
    </message>
    <message>
        <source>Closed shrublands</source>
        <translation>郁闭灌丛</translation>
    </message>
    <message>
        <source>Open shrublands</source>
        <translation>稀疏灌丛</translation>
    </message>
    <message>
        <source>Woody savannas</source>
        <translation>多树稀树草原</translation>
    </message>
    <message>
        <source>Savannas</source>
        <translation>稀树草原</translation>
    </message>
    <message>
        <source>Grasslands</source>
        <translation>草地</translation>
    </message>
    <message>
        <source>Permanent wetlands</source>
        <translation>永久湿地</translation>
    </message>
    <message>
        <source>Croplands</source>
        <translation>耕地</translation>
    </message>
    <message>
        <source>Urban and built-up lands</source>
        <translation>城市和建成区</translation>
    </message>
    <message>
        <source>Cropland / natural vegetation mosaics</source>
        <translation>农田与自然植被镶嵌</translation>
    </message>
    <message>
        <source>Open Water</source>
        <translation>开放水域</translation>
    </message>
    <message>
        <source>Perennial Ice/Snow</source>
        <translation>多年冰雪</translation>
    </message>
    <message>
        <source>Developed, Open Space</source>
        <translation>建设用地（开放空间）</translation>
    </message>
    <message>
        <source>Developed, Low Intensity</source>
        <translation>建设用地（低密度）</translation>
    </message>
    <message>
        <source>Developed, Medium Intensity</source>
        <translation>建设用地（中密度）</translation>
    </message>
    <message>
        <source>Developed, High Intensity</source>
        <translation>建设用地（高密度）</translation>
    </message>
    <message>
        <source>Barren Land</source>
        <translation>裸地</translation>
    </message>
    <message>
        <source>Deciduous Forest</source>
        <translation>落叶林</translation>
    </message>
    <message>
        <source>Evergreen Forest</source>
        <translation>常绿林</translation>
    </message>
    <message>
        <source>Mixed Forest</source>
        <translation>混交林</translation>
    </message>
    <message>
        <source>Dwarf Scrub</source>
        <translation>矮灌木</translation>
    </message>
    <message>
        <source>Shrub/Scrub</source>
        <translation>灌木</translation>
    </message>
    <message>
        <source>Grassland/Herbaceous</source>
        <translation>草地/草本</translation>
    </message>
    <message>
        <source>Sedge/Herbaceous</source>
        <translation>莎草/草本</translation>
    </message>
    <message>
        <source>Lichens</source>
        <translation>地衣</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>苔藓</translation>
    </message>
    <message>
        <source>Pasture/Hay</source>
        <translation>牧草/干草</translation>
    </message>
    <message>
        <source>Cultivated Crops</source>
        <translation>栽培作物</translation>
    </message>
    <message>
        <source>Woody Wetlands</source>
        <translation>木本湿地</translation>
    </message>
    <message>
        <source>Emergent Herbaceous Wetlands</source>
        <translation>挺水草本湿地</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The number of barriers to restore is {count}; give 0 or more.</source>
        <translation>要修复的障碍点数为 {count}；请给出不小于 0 的数。</translation>
    </message>
    <message>
        <source>The least radius of {radius:.10g} is below the cell size of {cell_size:.10g}; give at least a cell.</source>
        <translation>最小半径 {radius:.10g} 小于像元大小 {cell_size:.10g}；请至少给出一个像元。</translation>
    </message>
    <message>
        <source>The least radius of {minimum:.10g} is above the greatest of {maximum:.10g}; exchange them.</source>
        <translation>最小半径 {minimum:.10g} 大于最大半径 {maximum:.10g}；请互换。</translation>
    </message>
    <message>
        <source>The step between the radii is {step:.10g}; give 0 or more.</source>
        <translation>半径的步长为 {step:.10g}；请给出不小于 0 的数。</translation>
    </message>
    <message>
        <source>The window is one of {known}, not {given}.</source>
        <translation>窗口只能是 {known} 之一，而不是 {given}。</translation>
    </message>
    <message>
        <source>Corridors are combined by maximum, sum or both, not by {given}.</source>
        <translation>廊道的合并方式为最大值、求和或两者，而不是{given}。</translation>
    </message>
    <message>
        <source>The resistance of restored ground is {given:.10g}; give a number above 0.</source>
        <translation>修复后的阻力为 {given:.10g}；请给出大于 0 的数。</translation>
    </message>
    <message>
        <source>There is no corridor between the sources, so nothing can be a barrier to it.</source>
        <translation>源地之间没有廊道，因此没有障碍可言。</translation>
    </message>
    <message>
        <source>No radius is given; give at least one.</source>
        <translation>没有给出半径；请至少给出一个。</translation>
    </message>
    <message>
        <source>The width of the corridors is {given:.10g}; give a cost above 0.</source>
        <translation>廊道宽度为 {given:.10g}；请给出大于 0 的成本。</translation>
    </message>
    <message>
        <source>There is no corridor between the sources, so no current flows.</source>
        <translation>源地之间没有廊道，因此没有电流。</translation>
    </message>
    <message>
        <source>The mode is one of {known}, not {given}.</source>
        <translation>模式应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>The cost of restoring is negative in {count} {count:cell|cells}; give 0 or more.</source>
        <translation>有 {count} 个像元的修复成本为负；请给出不小于 0 的值。</translation>
    </message>
    <message>
        <source>The cost of restoring is above 0 nowhere, so there is no return on an investment.</source>
        <translation>没有任何位置的修复成本大于 0，因此无法计算投资回报。</translation>
    </message>
    <message>
        <source>The budget is {given:.10g}; give an amount above 0.</source>
        <translation>预算为 {given:.10g}；请给出大于 0 的金额。</translation>
    </message>
    <message>
        <source>The number of classes is at least 1, not {classes}.</source>
        <translation>分级数至少为 1，不能是 {classes}。</translation>
    </message>
    <message>
        <source>The solver is automatic, multigrid or direct, not {given}.</source>
        <translation>求解器应为 automatic、multigrid 或 direct，不能是 {given}。</translation>
    </message>
    <message>
        <source>The circuit solver did not converge: after {count} iterations the relative residual is {residual:.1e}. Reduce the contrast of the resistances or use larger cells.</source>
        <translation>电路求解未收敛：迭代 {count} 次后相对残差为 {residual:.1e}。请减小阻力的反差或增大像元。</translation>
    </message>
    <message>
        <source>A condition has no value over a target's block, where Omniscape stops: choose the right rule, or give the condition's layer values there.</source>
        <translation>某个条件在目标块上没有值，Omniscape 会在此处停止：请选择正确的规则，或让条件图层在该处有值。</translation>
    </message>
    <message>
        <source>A window has no solution, where Omniscape stops: choose the right rule, or reduce the contrast of the resistances.</source>
        <translation>某个窗口无解，Omniscape 会在此处停止：请选择正确的规则，或减小阻力的差异。</translation>
    </message>
    <message>
        <source>Sources on grounds are resolved by keepall, rmvsrc, rmvgnd or rmvall, not by {given}.</source>
        <translation>电源与接地重合时的处理方式应为 keepall、rmvsrc、rmvgnd 或 rmvall，不能是 {given}。</translation>
    </message>
    <message>
        <source>{count} {count:ground is|grounds are} below 0; give each a resistance or conductance of 0 or above.</source>
        <translation>{count} 个接地的值小于 0；请为每个接地给出不小于 0 的电阻或电导。</translation>
    </message>
    <message>
        <source>source</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>接地</translation>
    </message>
    <message>
        <source>No current source lies on a cell that conducts: move the sources off nodata.</source>
        <translation>没有电源位于导电的像元上：请将电源移出无数据区。</translation>
    </message>
    <message>
        <source>No ground lies on a cell that conducts: move the grounds off nodata.</source>
        <translation>没有接地位于导电的像元上：请将接地移出无数据区。</translation>
    </message>
    <message>
        <source>The {what} layer has {rows} rows x {columns} columns and the resistance layer {own_rows} x {own_columns}: bring them to one grid with esp:prepare.</source>
        <translation>{what}图层为 {rows} 行 x {columns} 列，而阻力图层为 {own_rows} x {own_columns}：请用 esp:prepare 将它们统一到同一网格。</translation>
    </message>
    <message>
        <source>A region between which current is to flow has no cell.</source>
        <translation>参与电流计算的区域中有一个不含任何像元。</translation>
    </message>
    <message>
        <source>Two regions between which current is to flow share {count} {count:cell|cells}.</source>
        <translation>参与电流计算的两个区域共有 {count} 个相同的像元。</translation>
    </message>
    <message>
        <source>The average is of resistances or of conductances, not of {given}.</source>
        <translation>平均值应按电阻或电导计算，不能是 {given}。</translation>
    </message>
    <message>
        <source>The short-circuit regions have {region_rows} rows x {region_columns} columns and the resistance layer {rows} x {columns}: bring them to one grid with esp:prepare.</source>
        <translation>短路区域为 {region_rows} 行 x {region_columns} 列，而阻力图层为 {rows} x {columns}：请用 esp:prepare 将它们统一到同一网格。</translation>
    </message>
    <message>
        <source>{name} gives the node {number} two strengths; leave one row for each node.</source>
        <translation>{name} 为节点 {number} 给出了两个电流强度；每个节点只保留一行。</translation>
    </message>
    <message>
        <source>{name} has no source strength for the nodes {ids}; add a row for each.</source>
        <translation>{name} 没有节点 {ids} 的电流源强度；请为每个节点添加一行。</translation>
    </message>
    <message>
        <source>resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>The {name} layer has {count} {count:cell|cells} of 0 or less: give a positive resistance, or make it a short-circuit region where current is to pass freely.</source>
        <translation>{name}图层有 {count} 个像元的值不大于 0：请赋予正的阻力；若电流可自由通过，请将其设为短路区域。</translation>
    </message>
    <message>
        <source>The {name} layer has {count} {count:cell|cells} of infinite conductance: make a short-circuit region of it.</source>
        <translation>{name}图层有 {count} 个像元的电导为无穷大：请将其设为短路区域。</translation>
    </message>
    <message>
        <source>The mask has {mask_rows} rows x {mask_columns} columns and the {name} layer {rows} x {columns}: bring them to one grid with esp:prepare.</source>
        <translation>掩膜为 {mask_rows} 行 x {mask_columns} 列，而{name}图层为 {rows} x {columns}：请用 esp:prepare 将它们统一到同一网格。</translation>
    </message>
    <message>
        <source>No cell of the {name} layer conducts: it has no data, or the mask leaves none.</source>
        <translation>{name}图层没有导电的像元：没有数据，或全部被掩膜排除。</translation>
    </message>
    <message>
        <source>The configuration names no {key}: enter a file there.</source>
        <translation>配置中没有 {key}：请填写对应的文件。</translation>
    </message>
    <message>
        <source>Line {number} of the configuration, "{line}", is no setting: write key = value.</source>
        <translation>配置第 {number} 行“{line}”不是设置：请写成 key = value 的形式。</translation>
    </message>
    <message>
        <source>Line {number} of the configuration has the key {key}, which Circuitscape does not know: correct it or remove the line.</source>
        <translation>配置第 {number} 行的键 {key} 不是 Circuitscape 的设置：请改正或删除该行。</translation>
    </message>
    <message>
        <source>The configuration's {key} is {given}; write True or False.</source>
        <translation>配置中的 {key} 为 {given}；请写 True 或 False。</translation>
    </message>
    <message>
        <source>The configuration's data_type is raster or network, not {given}.</source>
        <translation>配置的 data_type 应为 raster 或 network，不能是 {given}。</translation>
    </message>
    <message>
        <source>The configuration's scenario is pairwise, one-to-all, all-to-one or advanced, not {given}.</source>
        <translation>配置的 scenario 应为 pairwise、one-to-all、all-to-one 或 advanced，不能是 {given}。</translation>
    </message>
    <message>
        <source>Networks are solved pairwise or advanced; the scenario {given} is for rasters.</source>
        <translation>网络只能用 pairwise 或 advanced 求解；{given} 只适用于栅格。</translation>
    </message>
    <message>
        <source>impeded</source>
        <translation>受阻</translation>
    </message>
    <message>
        <source>diffuse</source>
        <translation>分散</translation>
    </message>
    <message>
        <source>intensified</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>channelled</source>
        <translation>集中</translation>
    </message>
    <message>
        <source>The limits of the classes are three rising numbers of standard deviations, such as -1,1,2, not {given}.</source>
        <translation>分类界限应为三个递增的标准差倍数，例如 -1,1,2，而不是 {given}。</translation>
    </message>
    <message>
        <source>the target does not conduct</source>
        <translation>目标不导电</translation>
    </message>
    <message>
        <source>no source within the radius</source>
        <translation>半径内没有源</translation>
    </message>
    <message>
        <source>the conditions leave out the source</source>
        <translation>条件排除了该源</translation>
    </message>
    <message>
        <source>a condition has no value over the target's block</source>
        <translation>某个条件在目标块上没有值</translation>
    </message>
    <message>
        <source>the source does not conduct</source>
        <translation>源不导电</translation>
    </message>
    <message>
        <source>the source is not connected with the target</source>
        <translation>源与目标不连通</translation>
    </message>
    <message>
        <source>the source lies on the target</source>
        <translation>源位于目标上</translation>
    </message>
    <message>
        <source>the window has no solution</source>
        <translation>窗口无解</translation>
    </message>
    <message>
        <source>The network has {count} {count:edge|edges} whose resistance or conductance is not a positive number.</source>
        <translation>网络中有 {count} 条边的电阻或电导不是正数。</translation>
    </message>
    <message>
        <source>The {what} node {number} is not a node of the network.</source>
        <translation>{what}节点 {number} 不是网络中的节点。</translation>
    </message>
    <message>
        <source>The network has {count} focal {count:node|nodes}; at least 2 are needed.</source>
        <translation>网络有 {count} 个焦点节点，至少需要 2 个。</translation>
    </message>
    <message>
        <source>focal</source>
        <translation>焦点</translation>
    </message>
    <message>
        <source>The configuration names no {keys}: Omniscape needs a line for each.</source>
        <translation>配置中没有 {keys}：Omniscape 需要为每一项写一行。</translation>
    </message>
    <message>
        <source>The configuration's {key} is a number, not {value}: correct it.</source>
        <translation>配置中的 {key} 应为数值，而不是 {value}：请改正。</translation>
    </message>
    <message>
        <source>The configuration's {key} is {least} or more, not {given}.</source>
        <translation>配置中的 {key} 应不小于 {least}，而不是 {given}。</translation>
    </message>
    <message>
        <source>The configuration's {key} is {options}, not {given}.</source>
        <translation>配置中的 {key} 应为 {options} 之一，而不是 {given}。</translation>
    </message>
    <message>
        <source>There are {count} source strengths for {nodes} focal nodes: give one for every node, in the order of their numbers.</source>
        <translation>有 {count} 个电源强度，而焦点节点有 {nodes} 个：请按编号顺序为每个节点各给一个。</translation>
    </message>
    <message>
        <source>Pairs are included or excluded, not {given}: write include or exclude.</source>
        <translation>点对只能包含或排除，不能是 {given}：请写 include 或 exclude。</translation>
    </message>
    <message>
        <source>The pairs of {name} cannot be read: begin a list with "mode include" or "mode exclude" and give two ids a line, or begin a matrix with "min" and "max" lines.</source>
        <translation>无法读取 {name} 的点对：列表以“mode include”或“mode exclude”开头，每行两个编号；矩阵以“min”和“max”行开头。</translation>
    </message>
    <message>
        <source>The included pairs name {count} of the focal nodes; at least {least} are needed.</source>
        <translation>包含的点对只涉及 {count} 个焦点节点，至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>Row {number} of {name} is no pair of an old and a new value: write two numbers, or the word missing for no data.</source>
        <translation>{name} 的第 {number} 行不是一对旧值和新值：请写两个数，无数据写 missing。</translation>
    </message>
    <message>
        <source>{name} has no rows: give an old and a new value in each.</source>
        <translation>{name} 没有任何行：请在每行给出旧值和新值。</translation>
    </message>
    <message>
        <source>The focal node {number} lies outside the resistance layer: move it inside or leave it out.</source>
        <translation>焦点节点 {number} 位于阻力图层之外：请移入图层范围或将其去掉。</translation>
    </message>
    <message>
        <source>The focal layer has {count} {count:node|nodes} with a number of its own; at least {least} are needed.</source>
        <translation>焦点图层有 {count} 个不同编号的节点，至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>Line {number} of {name} cannot be read: it needs {columns} numbers.</source>
        <translation>无法读取 {name} 的第 {number} 行：需要 {columns} 个数值。</translation>
    </message>
    <message>
        <source>The file {name} is empty.</source>
        <translation>文件 {name} 为空。</translation>
    </message>
    <message>
        <source>The point at x {x:.10g}, y {y:.10g} of {name} lies outside the resistance layer: move or remove it.</source>
        <translation>{name}中 x {x:.10g}、y {y:.10g} 处的点位于阻力图层之外：请移动或删除该点。</translation>
    </message>
    <message>
        <source>the point file</source>
        <translation>点文件</translation>
    </message>
    <message>
        <source>the network file</source>
        <translation>网络文件</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>{name} has {count} cells of 0 or less: resistances and conductances must be above 0; give barriers no data.</source>
        <translation>{name} 有 {count} 个像元小于或等于 0：阻力和电导必须大于 0；屏障请设为无数据。</translation>
    </message>
    <message>
        <source>{name} has cells of infinite conductance: give them a number.</source>
        <translation>{name} 有电导为无穷大的像元：请给它们一个数值。</translation>
    </message>
    <message>
        <source>No cell of {name} conducts: it has no data.</source>
        <translation>{name} 没有任何导电的像元：它没有数据。</translation>
    </message>
    <message>
        <source>There is no source: all cells of {name} are beyond the greatest resistance of a source, {cutoff:g}; raise it.</source>
        <translation>没有源：{name} 的所有像元都超过源的最大阻力 {cutoff:g}；请调大它。</translation>
    </message>
    <message>
        <source>There is no source: no cell of {name} has the least strength of {threshold:g}; lower that.</source>
        <translation>没有源：{name} 没有一个像元达到最小强度 {threshold:g}；请调小它。</translation>
    </message>
    <message>
        <source>There is no source: no cell of {name} is above 0.</source>
        <translation>没有源：{name} 没有大于 0 的像元。</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>The {layer} layer has {layer_rows} rows x {layer_columns} columns and {name} {rows} x {columns}: bring them to one grid with esp:prepare.</source>
        <translation>{layer} 图层有 {layer_rows} 行 x {layer_columns} 列，而 {name} 为 {rows} x {columns}：请用 esp:prepare 统一到同一格网。</translation>
    </message>
    <message>
        <source>The {name} layer has cells of infinite strength: give them a number.</source>
        <translation>{name} 图层有强度为无穷大的像元：请给它们一个数值。</translation>
    </message>
    <message>
        <source>The {name} layer has cells below 0: strengths are 0 or more.</source>
        <translation>{name} 图层有小于 0 的像元：强度应大于或等于 0。</translation>
    </message>
    <message>
        <source>The folder of unfinished runs, {path}, is a file; choose a folder.</source>
        <translation>未完成运行的文件夹 {path} 是一个文件；请选择文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} holds a run of other inputs or settings; choose another folder, or empty this one.</source>
        <translation>文件夹 {path} 中是另一组输入或设置的运行；请另选文件夹，或清空该文件夹。</translation>
    </message>
    <message>
        <source>A condition's comparison is within or equal, not {given}.</source>
        <translation>条件的比较方式为 within 或 equal，而不是 {given}。</translation>
    </message>
    <message>
        <source>A condition's lower limit, {lower:g}, is above its upper limit, {upper:g}: exchange them.</source>
        <translation>条件的下限 {lower:g} 大于上限 {upper:g}：请对调。</translation>
    </message>
    <message>
        <source>The radius is below one cell: enlarge it to a few cells at least.</source>
        <translation>半径小于一个像元：请至少增大到几个像元。</translation>
    </message>
    <message>
        <source>The block size is an odd number of cells, not {given}.</source>
        <translation>块大小应为奇数个像元，而不是 {given}。</translation>
    </message>
    <message>
        <source>The buffer is 0 or more, not {given}.</source>
        <translation>缓冲应大于或等于 0，而不是 {given}。</translation>
    </message>
    <message>
        <source>The rule is right or omniscape, not {given}.</source>
        <translation>规则为 right 或 omniscape，而不是 {given}。</translation>
    </message>
    <message>
        <source>The tolerance lies between 1e-14 and 1e-3, not at {given:g}.</source>
        <translation>容差应在 1e-14 与 1e-3 之间，而不是 {given:g}。</translation>
    </message>
    <message>
        <source>The target is centre or spread, not {given}.</source>
        <translation>目标为 centre 或 spread，而不是 {given}。</translation>
    </message>
    <message>
        <source>The distance of decay is above 0, not {given:g}.</source>
        <translation>衰减距离应大于 0，而不是 {given:g}。</translation>
    </message>
    <message>
        <source>"{entry}" is neither a class value, a range such as 5-7, nor a class name of the layer; its classes are: {known}.</source>
        <translation>“{entry}”既不是类别值，也不是 5-7 这样的范围，也不是图层的类别名称；图层的类别有：{known}。</translation>
    </message>
    <message>
        <source>"{entry}" is neither a class value nor a range such as 5-7, and the layer has no class names.</source>
        <translation>“{entry}”既不是类别值，也不是 5-7 这样的范围，而图层没有类别名称。</translation>
    </message>
    <message>
        <source>The least overlap must be above 0 and at most 1, not {given:g}.</source>
        <translation>最小重叠比例应大于 0 且不超过 1，不能是 {given:g}。</translation>
    </message>
    <message>
        <source>The two surfaces have no cell in common where both have data.</source>
        <translation>两个表面没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>The two patterns have {before} and {after} cells; bring them onto one grid.</source>
        <translation>两个格局分别有 {before} 和 {after} 个像元；请统一到同一网格。</translation>
    </message>
    <message>
        <source>A change needs at least two years; there is {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The years must be different numbers; they are {years}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ellipse is one of {known}, not {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The maps differ in their numbers of rows and columns; align them first.</source>
        <translation>各图的行列数不同；请先对齐。</translation>
    </message>
    <message>
        <source>The maps have no cell in common where both have data.</source>
        <translation>各图没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>The time to look ahead must be above 0.</source>
        <translation>前瞻的时间必须大于 0。</translation>
    </message>
    <message>
        <source>The reach of corridors must be above 0, not {given:g}.</source>
        <translation>廊道的影响范围应大于 0，不能是 {given:g}。</translation>
    </message>
    <message>
        <source>The resistance is not a grid of rows and columns; give one band with cells.</source>
        <translation>阻力不是由行和列组成的网格；请给出一个含像元的波段。</translation>
    </message>
    <message>
        <source>The cell size is {given}; give a length above 0.</source>
        <translation>像元大小为 {given}；请给出大于 0 的长度。</translation>
    </message>
    <message>
        <source>The resistance is 0 or negative in {count} {count:cell|cells}; give every cell a value above 0, or nodata where nothing passes.</source>
        <translation>有 {count} 个像元的阻力为 0 或负值；请为每个像元赋予大于 0 的值，不可通行处设为无数据。</translation>
    </message>
    <message>
        <source>The cost cutoff is negative or not a number for {count} {count:source|sources}; give 0 or more.</source>
        <translation>有 {count} 个源地的成本上限为负或不是数值；请给出不小于 0 的值。</translation>
    </message>
    <message>
        <source>The sources have {given} cells and the resistance has {wanted}; give both on one grid.</source>
        <translation>源地有 {given} 个像元，阻力有 {wanted} 个；请将两者放在同一网格上。</translation>
    </message>
    <message>
        <source>There is no source on the grid; give at least one.</source>
        <translation>网格上没有源地；请至少给出一个。</translation>
    </message>
    <message>
        <source>Slopes cost by {known}, not {given}.</source>
        <translation>坡度成本的规则为 {known}，而不是 {given}。</translation>
    </message>
    <message>
        <source>The strength of a flow is {given:g}; give 0 or more.</source>
        <translation>流的强度为 {given:g}；请给出 0 或更大的数。</translation>
    </message>
    <message>
        <source>The radius is {given} cells; give a number from 0 up.</source>
        <translation>半径为 {given} 个像元；请给出不小于 0 的数值。</translation>
    </message>
    <message>
        <source>A cell has 4, 8 or 16 neighbours, not {given}.</source>
        <translation>像元的邻域为 4、8 或 16，而不是 {given}。</translation>
    </message>
    <message>
        <source>Corners are {known}, not {given}.</source>
        <translation>拐角规则为{known}，而不是{given}。</translation>
    </message>
    <message>
        <source>The cost of a unit of climate is {given:.10g}; give 0 or more.</source>
        <translation>单位气候的成本为 {given:.10g}；请给出不小于 0 的值。</translation>
    </message>
    <message>
        <source>Steps cost by climate or by direction, not by both; give one of them.</source>
        <translation>步的成本由气候或方向之一决定，不能两者兼用；请只给一个。</translation>
    </message>
    <message>
        <source>The climate and the resistance are not on one grid; give both on one grid.</source>
        <translation>气候与阻力不在同一格网上；请使二者位于同一格网。</translation>
    </message>
    <message>
        <source>The direction and the resistance are not on one grid; give both on one grid.</source>
        <translation>方向与阻力不在同一格网上；请给出同一格网的两者。</translation>
    </message>
    <message>
        <source>The cost surface and the resistance are not on one grid; give both on one grid.</source>
        <translation>成本面与阻力不在同一网格上；请将两者放在同一网格上。</translation>
    </message>
    <message>
        <source>The destination at row {row}, column {column} is off the grid.</source>
        <translation>第 {row} 行、第 {column} 列的目标不在网格内。</translation>
    </message>
    <message>
        <source>The cost surface does not fall towards a source at row {row}, column {column}; it was made from another resistance.</source>
        <translation>成本面在第 {row} 行、第 {column} 列处不向源地递减；它是由另一个阻力面生成的。</translation>
    </message>
    <message>
        <source>There are {count} criteria, and random indices are known up to 15; group them in a hierarchy.</source>
        <translation>有 {count} 个准则，而随机一致性指标只到 15 阶；请将它们分组为层次结构。</translation>
    </message>
    <message>
        <source>There is no AHP method '{method}'.</source>
        <translation>没有名为“{method}”的层次分析方法。</translation>
    </message>
    <message>
        <source>Two criteria have the same name; give each its own.</source>
        <translation>有两个准则同名；请分别命名。</translation>
    </message>
    <message>
        <source>There is no expert's matrix.</source>
        <translation>没有任何专家的判断矩阵。</translation>
    </message>
    <message>
        <source>Expert {number} compares {size} criteria and the first expert {first}; all matrices need the same criteria.</source>
        <translation>专家 {number} 比较了 {size} 个准则，而第一位专家比较了 {first} 个；所有矩阵的准则必须相同。</translation>
    </message>
    <message>
        <source>Give each of the {count} experts a weight above 0.</source>
        <translation>请为 {count} 位专家各给出一个大于 0 的权重。</translation>
    </message>
    <message>
        <source>The sub-criteria of '{criterion}' belong to none of the criteria {names}.</source>
        <translation>“{criterion}”的子准则不属于任何准则：{names}。</translation>
    </message>
    <message>
        <source>The criterion '{criterion}' has two sets of sub-criteria.</source>
        <translation>准则“{criterion}”有两组子准则。</translation>
    </message>
    <message>
        <source>'{line}' is not of the form criterion: name 1, name 2: matrix.</source>
        <translation>“{line}”不符合“准则: 名称 1, 名称 2: 矩阵”的格式。</translation>
    </message>
    <message>
        <source>'{line}' names no sub-criteria.</source>
        <translation>“{line}”没有写出子准则的名称。</translation>
    </message>
    <message>
        <source>Give the judgement matrix, for example 1,3,5; 1/3,1,2; 1/5,1/2,1.</source>
        <translation>请给出判断矩阵，例如 1,3,5; 1/3,1,2; 1/5,1/2,1。</translation>
    </message>
    <message>
        <source>The judgement matrix compares {criteria} criteria, but there are {names} names.</source>
        <translation>判断矩阵比较了 {criteria} 个准则，但名称有 {names} 个。</translation>
    </message>
    <message>
        <source>The judgement matrix is not square; it needs one row and one column a criterion.</source>
        <translation>判断矩阵不是方阵；每个准则应各有一行和一列。</translation>
    </message>
    <message>
        <source>The judgement of {name} against itself is {value:g}; it must be 1.</source>
        <translation>{name} 与自身比较的判断值为 {value:g}，应为 1。</translation>
    </message>
    <message>
        <source>There is no judgement of {first} against {second}.</source>
        <translation>缺少 {first} 相对于 {second} 的判断值。</translation>
    </message>
    <message>
        <source>The judgement of {first} against {second} is {value:g}; judgements are above 0, usually 1/9 to 9.</source>
        <translation>{first} 相对于 {second} 的判断值为 {value:g}；判断值应大于 0，通常在 1/9 到 9 之间。</translation>
    </message>
    <message>
        <source>The judgement matrix is not reciprocal: {first} against {second} is {forth:.6g}, and {second} against {first} is {back:.6g} instead of {wanted:.6g}.</source>
        <translation>判断矩阵不互反：{first} 相对于 {second} 为 {forth:.6g}，而 {second} 相对于 {first} 为 {back:.6g}，应为 {wanted:.6g}。</translation>
    </message>
    <message>
        <source>The rows of the judgement matrix have {lengths} entries; give {size} in each, or the upper triangle.</source>
        <translation>判断矩阵各行的元素个数为 {lengths}；每行应有 {size} 个，或只给出上三角。</translation>
    </message>
    <message>
        <source>{count} numbers are neither a full judgement matrix (n x n) nor its upper triangle (n (n - 1) / 2).</source>
        <translation>{count} 个数既不构成完整的判断矩阵（n x n），也不构成其上三角（n (n - 1) / 2）。</translation>
    </message>
    <message>
        <source>There is no strength '{strength}'.</source>
        <translation>没有名为“{strength}”的修正强度。</translation>
    </message>
    <message>
        <source>The two layers differ in their numbers of rows and columns; align them first.</source>
        <translation>两个图层的行列数不同；请先对齐。</translation>
    </message>
    <message>
        <source>The corrector is 0 everywhere, so there is nothing to correct by.</source>
        <translation>修正图层处处为 0，无法据此修正。</translation>
    </message>
    <message>
        <source>The land cover has no class where resistance and corrector have data.</source>
        <translation>阻力和修正图层有数据的地方没有任何土地覆被类别。</translation>
    </message>
    <message>
        <source>natural breaks</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>equal interval</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>geometric interval</source>
        <translation>几何间隔</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>head/tail</source>
        <translation>头尾分割</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>手动界限</translation>
    </message>
    <message>
        <source>There is no classification '{method}'.</source>
        <translation>没有名为“{method}”的分级方法。</translation>
    </message>
    <message>
        <source>The number of classes lies between 1 and 254, not {classes}.</source>
        <translation>分级数应在 1 到 254 之间，不能是 {classes}。</translation>
    </message>
    <message>
        <source>Limits between classes must rise; '{given}' does not.</source>
        <translation>各级界限必须递增，“{given}”不符合。</translation>
    </message>
    <message>
        <source>Classes are closed on the right or on the left, not '{side}'.</source>
        <translation>分级区间应右闭或左闭，不能是“{side}”。</translation>
    </message>
    <message>
        <source>Geometric intervals need values above 0, and the smallest is {value:g}; choose another method, for example natural breaks.</source>
        <translation>几何间隔要求值大于 0，而最小值为 {value:g}；请改用其他方法，例如自然断点法。</translation>
    </message>
    <message>
        <source>Give the limits between the classes, for example 0.2, 0.35, 0.5, 0.75.</source>
        <translation>请给出各级之间的界限，例如 0.2, 0.35, 0.5, 0.75。</translation>
    </message>
    <message>
        <source>There are at most 254 classes, so at most 253 limits.</source>
        <translation>最多 254 级，因此界限最多 253 个。</translation>
    </message>
    <message>
        <source>There are {scores} scores for {classes} classes; give one score for each class.</source>
        <translation>{classes} 个等级却有 {scores} 个分值；请为每个等级给出一个分值。</translation>
    </message>
    <message>
        <source>No cell has data, so there is nothing to classify.</source>
        <translation>没有任何像元有数据，无法分级。</translation>
    </message>
    <message>
        <source>There are infinite values; set them to nodata first.</source>
        <translation>存在无穷大的值；请先将其设为无数据。</translation>
    </message>
    <message>
        <source>The layer {layer} has {shape} cells and the first layer {first}; align them first.</source>
        <translation>图层 {layer} 有 {shape} 个像元，而第一个图层有 {first} 个；请先对齐。</translation>
    </message>
    <message>
        <source>The layer {layer} has no data in the area of the first layer.</source>
        <translation>图层 {layer} 在第一个图层的范围内没有数据。</translation>
    </message>
    <message>
        <source>The layer {layer} has infinite values; set them to nodata first.</source>
        <translation>图层 {layer} 存在无穷大的值；请先将其设为无数据。</translation>
    </message>
    <message>
        <source>The percentiles {low:g} and {high:g} must rise and lie between 0 and 100.</source>
        <translation>百分位数 {low:g} 和 {high:g} 应递增，且在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>There is no standardisation '{method}'.</source>
        <translation>没有名为“{method}”的标准化方法。</translation>
    </message>
    <message>
        <source>The direction of a criterion is benefit or cost, not '{given}'.</source>
        <translation>准则的方向应为 benefit（正向）或 cost（负向），不能是“{given}”。</translation>
    </message>
    <message>
        <source>Choose at least one layer.</source>
        <translation>请至少选择一个图层。</translation>
    </message>
    <message>
        <source>There is no nodata rule '{rule}'.</source>
        <translation>没有名为“{rule}”的无数据规则。</translation>
    </message>
    <message>
        <source>There is no overlay operation '{operation}'.</source>
        <translation>没有名为“{operation}”的叠加运算。</translation>
    </message>
    <message>
        <source>The layer {layer} has negative values, which a product cannot take; standardise it first.</source>
        <translation>图层 {layer} 含负值，不能用于乘积；请先标准化。</translation>
    </message>
    <message>
        <source>Give at least one risk coefficient alpha, for example 0.5, 1, 2.</source>
        <translation>请至少给出一个风险系数 α，例如 0.5, 1, 2。</translation>
    </message>
    <message>
        <source>There are {weights} order weights for {layers} layers; give one for each rank.</source>
        <translation>{layers} 个图层却有 {weights} 个次序权重；请为每个次序给出一个。</translation>
    </message>
    <message>
        <source>There is no ordering '{ordering}'.</source>
        <translation>没有名为“{ordering}”的排序方式。</translation>
    </message>
    <message>
        <source>Criterion weights of 0 leave cells in which no rank with an order weight has a layer that counts; leave out the layers whose criterion weight is 0.</source>
        <translation>准则权重为 0，使部分像元中所有带次序权重的次序都没有有效图层；请去掉准则权重为 0 的图层。</translation>
    </message>
    <message>
        <source>No scenario has a protection efficiency: the mean of every service is 0 or below (compare the standardised services instead), or the services cancel out to one single value.</source>
        <translation>没有任何情景具有保护效率：各项服务的均值都不大于 0（请改为比较标准化后的服务），或各项服务相互抵消为同一个值。</translation>
    </message>
    <message>
        <source>There is no rule of choice '{rule}'.</source>
        <translation>没有名为“{rule}”的选择规则。</translation>
    </message>
    <message>
        <source>Ordered weighted averaging needs at least two layers, not {count}.</source>
        <translation>有序加权平均至少需要两个图层，现有 {count} 个。</translation>
    </message>
    <message>
        <source>The layers have no cell in common where all of them have data; check that they cover the same area.</source>
        <translation>各图层没有共同有数据的像元；请检查它们是否覆盖同一区域。</translation>
    </message>
    <message>
        <source>The layer {layer} has the same value {value:g} at the percentiles {low:g} and {high:g}, so that it cannot be standardised between them; choose wider percentiles or minimum to maximum.</source>
        <translation>图层 {layer} 在百分位数 {low:g} 和 {high:g} 处的值同为 {value:g}，无法据此标准化；请放宽百分位数或改用最小值至最大值。</translation>
    </message>
    <message>
        <source>The layer {layer} has the value {value:g} everywhere, so that its standardisation is undefined; leave it out or choose no standardisation.</source>
        <translation>图层 {layer} 的值处处为 {value:g}，无法标准化；请去掉该图层或选择不标准化。</translation>
    </message>
    <message>
        <source>The number of classes lies between 2 and 254, not at {classes}.</source>
        <translation>分级数应在 2 到 254 之间，不能是 {classes}。</translation>
    </message>
    <message>
        <source>The number of top classes that are priority area lies between 1 and {most}, not at {given}.</source>
        <translation>作为优先区的最高等级数应在 1 到 {most} 之间，不能是 {given}。</translation>
    </message>
    <message>
        <source>The sweep goes from a risk coefficient above 0 to a higher one, not from {low:g} to {high:g}.</source>
        <translation>扫描应从大于 0 的风险系数到更大的风险系数，不能从 {low:g} 到 {high:g}。</translation>
    </message>
    <message>
        <source>The sweep has at least two risk coefficients, not {steps}.</source>
        <translation>扫描至少需要两个风险系数，现有 {steps} 个。</translation>
    </message>
    <message>
        <source>The risk coefficient alpha is {alpha:g}; it is a number above 0 (below 1 optimistic, 1 neutral, above 1 pessimistic).</source>
        <translation>风险系数 α 为 {alpha:g}；它应大于 0（小于 1 为乐观，1 为中性，大于 1 为悲观）。</translation>
    </message>
    <message>
        <source>The risk coefficient alpha {alpha:g} is given twice; each is one scenario.</source>
        <translation>风险系数 α {alpha:g} 给出了两次；每个系数对应一个情景。</translation>
    </message>
    <message>
        <source>There are {weights} order weights for {layers} layers; give one for each rank, and separate several vectors by semicolons.</source>
        <translation>{layers} 个图层却有 {weights} 个次序权重；请为每个次序给出一个，多组权重之间用分号分隔。</translation>
    </message>
    <message>
        <source>Give at least one vector of order weights, for example 0.4, 0.3, 0.2, 0.1.</source>
        <translation>请至少给出一组次序权重，例如 0.4, 0.3, 0.2, 0.1。</translation>
    </message>
    <message>
        <source>'{text}' is not a range; write for example 500-1000, &gt;2000 or &lt;=0.18.</source>
        <translation>“{text}”不是范围；请写成例如 500-1000、&gt;2000 或 &lt;=0.18 的形式。</translation>
    </message>
    <message>
        <source>score table</source>
        <translation>评分表</translation>
    </message>
    <message>
        <source>The {table} needs the columns {wanted}; its columns are: {known}.</source>
        <translation>{table}需要列 {wanted}；现有的列为：{known}。</translation>
    </message>
    <message>
        <source>Ranges are closed on the right or on the left, not '{side}'.</source>
        <translation>区间应右闭或左闭，不能是“{side}”。</translation>
    </message>
    <message>
        <source>The {table} has no rows.</source>
        <translation>{table}没有任何行。</translation>
    </message>
    <message>
        <source>The {table} has a range from {lower:g} to {upper:g}; write the smaller number first.</source>
        <translation>{table}中有从 {lower:g} 到 {upper:g} 的区间；请把较小的数写在前面。</translation>
    </message>
    <message>
        <source>The {table} gives two scores to values of both rows {first} and {second}; mend the ranges so that they do not overlap.</source>
        <translation>{table}对同时落入第 {first} 行和第 {second} 行的值给出了两个分值；请修改区间使其不重叠。</translation>
    </message>
    <message>
        <source>The {table} leaves a gap between {lower:.10g} and {upper:.10g}; let each range begin where the one before it ends.</source>
        <translation>{table}在 {lower:.10g} 与 {upper:.10g} 之间有空缺；请让每个区间从上一个区间的终点开始。</translation>
    </message>
    <message>
        <source>The {table} has no score for {cells} {cells:cell|cells} of {layer}, value (cells): {listed}; add rows for them or set a score for values that are not covered.</source>
        <translation>{table}没有给出{layer}中 {cells} 个像元的分值，值（像元数）为：{listed}；请补充相应的行，或为未覆盖的值设定分值。</translation>
    </message>
    <message>
        <source>the layer</source>
        <translation>该图层</translation>
    </message>
    <message>
        <source>The {table} has no score for {cells} {cells:cell|cells} of {layer} with values from {lowest:.6g} to {highest:.6g}; open its ends or set a score for values that are not covered.</source>
        <translation>{table}没有给出{layer}中 {cells} 个像元的分值，其值在 {lowest:.6g} 到 {highest:.6g} 之间；请让区间两端开放，或为未覆盖的值设定分值。</translation>
    </message>
    <message>
        <source>There is no mean over '{cells}'.</source>
        <translation>没有“{cells}”这种求均值的方式。</translation>
    </message>
    <message>
        <source>The least resistance {minimum:g} is above the greatest {maximum:g}.</source>
        <translation>最小阻力 {minimum:g} 大于最大阻力 {maximum:g}。</translation>
    </message>
    <message>
        <source>The resistance and the corrector have no cell in common where both have data.</source>
        <translation>阻力与修正图层没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>The corrector has values below 0 (the smallest is {value:g}), which would make resistances negative; rescale it or set them to nodata.</source>
        <translation>修正图层含小于 0 的值（最小为 {value:g}），会使阻力为负；请重新标定或将其设为无数据。</translation>
    </message>
    <message>
        <source>The surface has no data.</source>
        <translation>该表面没有数据。</translation>
    </message>
    <message>
        <source>rainfall erosivity</source>
        <translation>降雨侵蚀力</translation>
    </message>
    <message>
        <source>kind of soil</source>
        <translation>土壤类型</translation>
    </message>
    <message>
        <source>relief</source>
        <translation>地形起伏度</translation>
    </message>
    <message>
        <source>vegetation cover</source>
        <translation>植被覆盖度</translation>
    </message>
    <message>
        <source>wetness</source>
        <translation>湿润指数</translation>
    </message>
    <message>
        <source>dryness</source>
        <translation>干燥度</translation>
    </message>
    <message>
        <source>days with gales</source>
        <translation>大风日数</translation>
    </message>
    <message>
        <source>evaporation by precipitation</source>
        <translation>蒸发量与降水量之比</translation>
    </message>
    <message>
        <source>salt in groundwater</source>
        <translation>地下水矿化度</translation>
    </message>
    <message>
        <source>landform</source>
        <translation>地貌类型</translation>
    </message>
    <message>
        <source>share of carbonate rock</source>
        <translation>碳酸盐岩出露面积比</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>There is no table of {problem} in {grades} grades; choose another number of grades.</source>
        <translation>{problem}没有 {grades} 级的分级表；请选择其他级数。</translation>
    </message>
    <message>
        <source>Scores of sensitivity cannot be below 0.</source>
        <translation>敏感性分值不能小于 0。</translation>
    </message>
    <message>
        <source>Suitability runs between two different numbers, not from {low:g} to {high:g}.</source>
        <translation>适宜性应介于两个不同的数之间，不能从 {low:g} 到 {high:g}。</translation>
    </message>
    <message>
        <source>There is no form '{form}' of resistance from suitability.</source>
        <translation>没有名为“{form}”的适宜性转阻力形式。</translation>
    </message>
    <message>
        <source>The greatest resistance must be above 1, not {value:g}.</source>
        <translation>最大阻力必须大于 1，不能是 {value:g}。</translation>
    </message>
    <message>
        <source>The shape of {form} must be above {least:g}, not {value:g}.</source>
        <translation>{form}的形状参数必须大于 {least:g}，不能是 {value:g}。</translation>
    </message>
    <message>
        <source>There are {weights} weights for {layers} layers; give one weight for each layer.</source>
        <translation>{layers} 个图层却有 {weights} 个权重；请为每个图层给出一个权重。</translation>
    </message>
    <message>
        <source>Weights are numbers from 0 to 1; '{given}' is not.</source>
        <translation>权重应为 0 到 1 之间的数，“{given}”不符合。</translation>
    </message>
    <message>
        <source>The weights sum to {total:.6g}, not to 1; divide each of them by {total:.6g}.</source>
        <translation>权重之和为 {total:.6g}，不等于 1；请将各权重除以 {total:.6g}。</translation>
    </message>
    <message>
        <source>All layers say the same, so CRITIC cannot weigh them; give weights or choose equal weights.</source>
        <translation>各图层所含信息完全相同，CRITIC 法无法赋权；请直接给出权重或选择等权重。</translation>
    </message>
    <message>
        <source>The product of the two sets of weights is 0 for every layer.</source>
        <translation>两组权重的乘积对每个图层都为 0。</translation>
    </message>
    <message>
        <source>The share of the first weights lies between 0 and 1, not {share:g}.</source>
        <translation>第一组权重的占比应在 0 到 1 之间，不能是 {share:g}。</translation>
    </message>
    <message>
        <source>There is no weighting '{method}'.</source>
        <translation>没有名为“{method}”的赋权方法。</translation>
    </message>
    <message>
        <source>Give one weight for each layer, or choose another weighting.</source>
        <translation>请为每个图层给出一个权重，或选择其他赋权方法。</translation>
    </message>
    <message>
        <source>The layers differ in their numbers of rows and columns; align them first.</source>
        <translation>各图层的行列数不同；请先对齐。</translation>
    </message>
    <message>
        <source>No cell has data in all layers; check that they cover the same area.</source>
        <translation>没有像元在所有图层中都有数据；请检查它们是否覆盖同一区域。</translation>
    </message>
    <message>
        <source>A layer has infinite values; set them to nodata first.</source>
        <translation>有图层存在无穷大的值；请先将其设为无数据。</translation>
    </message>
    <message>
        <source>No layer varies where all layers have data, so the data cannot weigh them.</source>
        <translation>在所有图层都有数据的范围内，各图层均无变化，无法由数据赋权。</translation>
    </message>
    <message>
        <source>Give 'benefit' or 'cost' for each layer.</source>
        <translation>请为每个图层给出“benefit”（正向）或“cost”（负向）。</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>natural</source>
        <translation>自然断点法</translation>
    </message>
    <message>
        <source>geometric</source>
        <translation>几何间隔</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>{name} is {value:g} in all samples, so it explains nothing; leave it out.</source>
        <translation>{name} 在所有样本中均为 {value:g}，不能解释任何变异；请去掉它。</translation>
    </message>
    <message>
        <source>{name}: geometric classes need values above 0; choose another method.</source>
        <translation>{name}：几何间隔要求值大于 0；请选择其他方法。</translation>
    </message>
    <message>
        <source>There is no choice '{choice}' among classes.</source>
        <translation>没有名为“{choice}”的分级选择规则。</translation>
    </message>
    <message>
        <source>weaken, nonlinear</source>
        <translation>非线性减弱</translation>
    </message>
    <message>
        <source>weaken, univariate</source>
        <translation>单因子非线性减弱</translation>
    </message>
    <message>
        <source>enhance, bivariate</source>
        <translation>双因子增强</translation>
    </message>
    <message>
        <source>independent</source>
        <translation>独立</translation>
    </message>
    <message>
        <source>enhance, nonlinear</source>
        <translation>非线性增强</translation>
    </message>
    <message>
        <source>The variable and the factor must have one value for each sample.</source>
        <translation>每个样本的变量和因子必须各有一个值。</translation>
    </message>
    <message>
        <source>There are {count} samples with all data; the detector needs three or more.</source>
        <translation>有完整数据的样本为 {count} 个；地理探测器至少需要三个。</translation>
    </message>
    <message>
        <source>The variable is {value:g} in all samples, so there is nothing to explain.</source>
        <translation>变量在所有样本中均为 {value:g}，没有可解释的变异。</translation>
    </message>
    <message>
        <source>Clusters need at least three units with data, and there are {count}.</source>
        <translation>聚类至少需要三个有数据的单元，现有 {count} 个。</translation>
    </message>
    <message>
        <source>All units have the same value; there are no clusters to look for.</source>
        <translation>所有单元的值相同，没有聚类可寻。</translation>
    </message>
    <message>
        <source>There is no cell to measure the distance to.</source>
        <translation>没有可用于计算距离的像元。</translation>
    </message>
    <message>
        <source>The sample basin has at least {least} rows and columns.</source>
        <translation>示例流域的行数和列数至少为 {least}。</translation>
    </message>
    <message>
        <source>The cell size is above 0 and the seed is 0 or above.</source>
        <translation>像元大小应大于 0，随机种子不小于 0。</translation>
    </message>
    <message>
        <source>Hongliu</source>
        <translation>红柳</translation>
    </message>
    <message>
        <source>Qingshui</source>
        <translation>清水</translation>
    </message>
    <message>
        <source>Baishan</source>
        <translation>白山</translation>
    </message>
    <message>
        <source>Shahe</source>
        <translation>沙河</translation>
    </message>
    <message>
        <source>Yanhu</source>
        <translation>盐湖</translation>
    </message>
    <message>
        <source>Lvzhou</source>
        <translation>绿洲</translation>
    </message>
    <message>
        <source>Dongtai</source>
        <translation>东台</translation>
    </message>
    <message>
        <source>Xueshan</source>
        <translation>雪山</translation>
    </message>
    <message>
        <source>Huangtan</source>
        <translation>黄滩</translation>
    </message>
    <message>
        <source>Mahai</source>
        <translation>马海</translation>
    </message>
    <message>
        <source>Nanshan</source>
        <translation>南山</translation>
    </message>
    <message>
        <source>Ganquan</source>
        <translation>甘泉</translation>
    </message>
    <message>
        <source>Wulan</source>
        <translation>乌兰</translation>
    </message>
    <message>
        <source>Beihe</source>
        <translation>北河</translation>
    </message>
    <message>
        <source>{rows} rows x {columns} columns of {size:.10g} from ({x:.10g}, {y:.10g})</source>
        <translation>{rows} 行 x {columns} 列，像元 {size:.10g}，左上角 ({x:.10g}, {y:.10g})</translation>
    </message>
    <message>
        <source>The option is one of {known}, not {given}.</source>
        <translation>该选项只能是 {known} 之一，而不是 {given}。</translation>
    </message>
    <message>
        <source>The normalisation is joint or each year, not {given}.</source>
        <translation>归一化方式应为 joint 或 each year，不能是 {given}。</translation>
    </message>
    <message>
        <source>Ecosystem health needs at least one year.</source>
        <translation>生态系统健康至少需要一个年份。</translation>
    </message>
    <message>
        <source>The level is landscape, class or patch, not {given}.</source>
        <translation>水平应为 landscape、class 或 patch，不能是 {given}。</translation>
    </message>
    <message>
        <source>There is no metric "{name}" at the {level} level; there are: {known}.</source>
        <translation>{level} 水平没有名为“{name}”的指数；可用的有：{known}。</translation>
    </message>
    <message>
        <source>The threshold of change must not be below 0.</source>
        <translation>变化阈值不能小于 0。</translation>
    </message>
    <message>
        <source>The class rasters of the two years must have the same shape.</source>
        <translation>两个年份的分类栅格形状必须相同。</translation>
    </message>
    <message>
        <source>There are classes beyond {classes}.</source>
        <translation>存在大于 {classes} 的等级。</translation>
    </message>
    <message>
        <source>The components {missing} are missing.</source>
        <translation>缺少分量 {missing}。</translation>
    </message>
    <message>
        <source>The component {name} has values below 0.</source>
        <translation>分量 {name} 含小于 0 的值。</translation>
    </message>
    <message>
        <source>The table {table} lacks {count} {count:pair|pairs} of classes: {pairs}; add a row for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} has no column contrast, similarity or value beside the two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} has {value} for the classes {first} and {second}; it must lie between 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} has two numbers for the classes {first} and {second}; both ways must be alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} must have the columns class_1, class_2 and value, or a row and a column for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} has {value}, which is no class of the raster; give class values or its names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot spots need at least three cells with data.</source>
        <translation>冷热点分析至少需要三个有数据的像元。</translation>
    </message>
    <message>
        <source>All cells have the same value; there are no hot spots to look for.</source>
        <translation>所有像元的值相同，无冷热点可言。</translation>
    </message>
    <message>
        <source>The fragmentation index is one of {known}, not {given}.</source>
        <translation>破碎度指数应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>There is no coefficient for class {missing}; add a row for each class.</source>
        <translation>类别 {missing} 没有系数；请为每个类别添加一行。</translation>
    </message>
    <message>
        <source>Class {value} is in two groups of key classes; keep it in one.</source>
        <translation>类别 {value} 出现在两组关键地类中；请只保留在一组中。</translation>
    </message>
    <message>
        <source>Classes, mask and units must be rasters of one shape.</source>
        <translation>类别、掩膜和单元必须是形状相同的栅格。</translation>
    </message>
    <message>
        <source>The cell size must be above 0, not {given}.</source>
        <translation>像元大小应大于 0，不能是 {given}。</translation>
    </message>
    <message>
        <source>The raster has no cell with data inside the units.</source>
        <translation>单元范围内的栅格没有有数据的像元。</translation>
    </message>
    <message>
        <source>There are too many units ({units}) for {classes} classes; use larger units.</source>
        <translation>单元过多（{units} 个，{classes} 个类别）；请使用更大的单元。</translation>
    </message>
    <message>
        <source>The patch metric {name} does not exist or was not asked for.</source>
        <translation>斑块指数 {name} 不存在或未被请求。</translation>
    </message>
    <message>
        <source>The edge depth is at least 1 cell, not {given}.</source>
        <translation>边缘深度至少为 1 个像元，不能是 {given}。</translation>
    </message>
    <message>
        <source>ndvi</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>wet</source>
        <translation>湿度</translation>
    </message>
    <message>
        <source>ndbsi</source>
        <translation>干度 NDBSI</translation>
    </message>
    <message>
        <source>lst</source>
        <translation>地表温度</translation>
    </message>
    <message>
        <source>There is no sensor '{sensor}'.</source>
        <translation>没有名为“{sensor}”的传感器。</translation>
    </message>
    <message>
        <source>The bands {bands} are missing.</source>
        <translation>缺少波段 {bands}。</translation>
    </message>
    <message>
        <source>The share that is cut off lies between 0 and 50 %, not {share:g}.</source>
        <translation>截去的比例应在 0 到 50 % 之间，不能是 {share:g}。</translation>
    </message>
    <message>
        <source>A scene has no cell where all indicators have data.</source>
        <translation>某一景影像没有所有指标都有数据的像元。</translation>
    </message>
    <message>
        <source>The indicator {name} is the same everywhere.</source>
        <translation>指标 {name} 处处相同。</translation>
    </message>
    <message>
        <source>a radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of the similarity of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of the contrast of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of classes that a landscape can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metric {metric} needs {need}; give it, or leave the metric out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radius of patches near each other is above 0 m, not {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contrast of the border is 0 to 1, not {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The raster has {classes} classes, more than the {most} that a landscape is said to have at most; give a greater number for RPR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trend needs at least three dates, and there are {count}.</source>
        <translation>趋势分析至少需要三个时期，现有 {count} 个。</translation>
    </message>
    <message>
        <source>The test is auto, normal or exact, not {given}.</source>
        <translation>检验方法应为 auto、normal 或 exact，不能是 {given}。</translation>
    </message>
    <message>
        <source>There are {years} years for {layers} layers; give one for each.</source>
        <translation>{layers} 个图层却有 {years} 个年份；请为每个图层给出一个年份。</translation>
    </message>
    <message>
        <source>The years must rise from layer to layer.</source>
        <translation>各图层的年份必须递增。</translation>
    </message>
    <message>
        <source>The layers of the years must have the same shape.</source>
        <translation>各年份的图层形状必须相同。</translation>
    </message>
    <message>
        <source>A square of the fishnet must be at least one cell wide.</source>
        <translation>渔网的方格至少为一个像元宽。</translation>
    </message>
    <message>
        <source>The radius of the moving window must be at least one cell.</source>
        <translation>移动窗口的半径至少为一个像元。</translation>
    </message>
    <message>
        <source>The window is a disc or a square, not {given}.</source>
        <translation>窗口应为 disc 或 square，不能是 {given}。</translation>
    </message>
    <message>
        <source>The stride of the moving window must be at least one cell.</source>
        <translation>移动窗口的步长至少为一个像元。</translation>
    </message>
    <message>
        <source>There are {given} weights for the {count} terms of organisation: {names}.</source>
        <translation>组织力有 {count} 项，却给出了 {given} 个权重：{names}。</translation>
    </message>
    <message>
        <source>The weights of organisation must not be below 0 and must sum to 1; they sum to {total:g}.</source>
        <translation>组织力的权重不能小于 0，且总和应为 1；现总和为 {total:g}。</translation>
    </message>
    <message>
        <source>A missing key class counts as lowest or shared, not {given}.</source>
        <translation>缺失的关键地类应按 lowest 或 shared 处理，不能是 {given}。</translation>
    </message>
    <message>
        <source>The model is VORS, VOR or CVOR, not {given}.</source>
        <translation>模型应为 VORS、VOR 或 CVOR，不能是 {given}。</translation>
    </message>
    <message>
        <source>VORS needs the value of ecosystem services.</source>
        <translation>VORS 需要生态系统服务价值。</translation>
    </message>
    <message>
        <source>CVOR needs a raster of the condition.</source>
        <translation>CVOR 需要状态栅格。</translation>
    </message>
    <message>
        <source>CVOR takes four weights that sum to 1: condition, vigour, organisation, resilience.</source>
        <translation>CVOR 需要总和为 1 的四个权重：状态、活力、组织力、恢复力。</translation>
    </message>
    <message>
        <source>{names} need the patches of each window; use window_patch_metrics.</source>
        <translation>{names} 需要每个窗口的斑块；请使用 window_patch_metrics。</translation>
    </message>
    <message>
        <source>The border rule is partial or nodata, not {given}.</source>
        <translation>边界规则应为 partial 或 nodata，不能是 {given}。</translation>
    </message>
    <message>
        <source>The raster has no cell with data.</source>
        <translation>栅格没有有数据的像元。</translation>
    </message>
    <message>
        <source>This run needs about {needed:.1f} GB of memory and {free:.1f} GB are free; use larger cells or a smaller area.</source>
        <translation>此次运行约需 {needed:.1f} GB 内存，而可用内存为 {free:.1f} GB；请增大像元或缩小区域。</translation>
    </message>
    <message>
        <source>MSPA needs an image with rows and columns, not one of shape {shape}.</source>
        <translation>MSPA 需要由行和列组成的影像，现形状为 {shape}。</translation>
    </message>
    <message>
        <source>MSPA needs an image of whole numbers: 0 missing, 1 background, 2 foreground.</source>
        <translation>MSPA 需要整数影像：0 缺失，1 背景，2 前景。</translation>
    </message>
    <message>
        <source>The edge width is a whole number of cells from 1 to {most}, not {given}.</source>
        <translation>边缘宽度应为 1 到 {most} 的整数像元数，不能是 {given}。</translation>
    </message>
    <message>
        <source>Connectivity is 4 or 8, not {given}.</source>
        <translation>连通规则应为 4 或 8，不能是 {given}。</translation>
    </message>
    <message>
        <source>The value {value} is no byte of an MSPA result.</source>
        <translation>值 {value} 不是 MSPA 结果的编码。</translation>
    </message>
    <message>
        <source>The sizes of cores are {small:.10g} and {medium:.10g} hectares; give two rising areas above 0.</source>
        <translation>核心区大小为 {small:.10g} 和 {medium:.10g} 公顷；请给出两个大于 0 且递增的面积。</translation>
    </message>
    <message>
        <source>Adjacency is one of {known}, not {given}.</source>
        <translation>邻接方式应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>The pair {first}-{second} does not name two of the {count} sources.</source>
        <translation>点对 {first}-{second} 不是 {count} 个源地中的两个。</translation>
    </message>
    <message>
        <source>The climate must be above 0 in all sources, since ratios are formed; add a constant, such as 273.15 to degrees Celsius, and check that all sources lie on the rasters.</source>
        <translation>由于要计算比值，所有源地的气候值都必须大于 0；请加上一个常数，例如摄氏度加 273.15，并检查所有源地是否位于栅格上。</translation>
    </message>
    <message>
        <source>The share of the analogue ratio is {given}; it must be from 0 to 1.</source>
        <translation>相似气候比值的占比为 {given}，应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>The Conefor file of nodes has the node {identifier} twice, again in line {line}; remove one.</source>
        <translation>Conefor 节点文件中的节点 {identifier} 出现了两次，第二次在第 {line} 行；请删除一个。</translation>
    </message>
    <message>
        <source>The Conefor file of nodes is empty; each line needs an identifier and an attribute.</source>
        <translation>Conefor 节点文件为空；每行应有编号和属性。</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Line {line} of the Conefor file of connections names the node {identifier}, which the file of nodes does not have.</source>
        <translation>Conefor 连接文件第 {line} 行的节点 {identifier} 不在节点文件中。</translation>
    </message>
    <message>
        <source>Line {line} of the Conefor file of connections gives a pair of nodes another value than line {other}; links have one value for both directions.</source>
        <translation>Conefor 连接文件第 {line} 行的节点对与第 {other} 行的值不同；连接在两个方向上的值应相同。</translation>
    </message>
    <message>
        <source>Line {line} of the Conefor file of {kind} has {given} columns instead of {wanted}: {text}</source>
        <translation>Conefor {kind}文件第 {line} 行有 {given} 列，应为 {wanted} 列：{text}</translation>
    </message>
    <message>
        <source>Line {line} of the Conefor file of {kind} has {given} as a node; nodes are whole numbers, and there is no header.</source>
        <translation>Conefor {kind}文件第 {line} 行的节点为 {given}；节点应为整数，且文件没有表头。</translation>
    </message>
    <message>
        <source>Line {line} of the Conefor file of {kind} has {given} as a value; values are numbers from 0 on with a decimal point.</source>
        <translation>Conefor {kind}文件第 {line} 行的值为 {given}；值应为不小于 0 的数，小数点用英文句点。</translation>
    </message>
    <message>
        <source>The cost of dispersal is {given}; it must be above 0.</source>
        <translation>扩散成本为 {given}，应大于 0。</translation>
    </message>
    <message>
        <source>The probability is {given}; it must lie between 0 and 1.</source>
        <translation>概率为 {given}，应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The attributes of the sources must be numbers of 0 or above, and not all 0.</source>
        <translation>源地的属性必须是不小于 0 的数，且不能全为 0。</translation>
    </message>
    <message>
        <source>{count} {count:patch lies|patches lie} where the resistance has no data, the first is patch {number}; extend the resistance or remove such patches.</source>
        <translation>有 {count} 个斑块位于阻力无数据处，第一个是斑块 {number}；请扩大阻力范围或删除这些斑块。</translation>
    </message>
    <message>
        <source>The landscape attribute is {given}; it must be above 0.</source>
        <translation>景观属性为 {given}，应大于 0。</translation>
    </message>
    <message>
        <source>There are {count} patches and {given} attributes; give one for each.</source>
        <translation>有 {count} 个斑块和 {given} 个属性；请为每个斑块给出一个属性。</translation>
    </message>
    <message>
        <source>{count} {count:patch has|patches have} a negative or missing attribute, the first is patch {number}; correct the field or remove such patches.</source>
        <translation>有 {count} 个斑块的属性为负或缺失，第一个是斑块 {number}；请改正字段或删除这些斑块。</translation>
    </message>
    <message>
        <source>The attribute of every patch is 0; choose another field.</source>
        <translation>所有斑块的属性都为 0；请选择其他字段。</translation>
    </message>
    <message>
        <source>The dispersal distance is {given}; it must be above 0.</source>
        <translation>扩散距离为 {given}，应大于 0。</translation>
    </message>
    <message>
        <source>The least probability is {given}; it must be from 0 to below 1.</source>
        <translation>最小概率为 {given}，应不小于 0 且小于 1。</translation>
    </message>
    <message>
        <source>{count} {count:link has|links have} a probability outside 0 to 1, the first is {given}; if the values are distances, say so.</source>
        <translation>有 {count} 条连接的概率不在 0 到 1 之间，第一个为 {given}；如果这些值是距离，请加以说明。</translation>
    </message>
    <message>
        <source>The distances of the sweep are {given}; give numbers above 0.</source>
        <translation>扫描的距离为 {given}；请给出大于 0 的数。</translation>
    </message>
    <message>
        <source>low degree first</source>
        <translation>低度优先</translation>
    </message>
    <message>
        <source>low betweenness first</source>
        <translation>低介数优先</translation>
    </message>
    <message>
        <source>nearest first</source>
        <translation>最近优先</translation>
    </message>
    <message>
        <source>highest gravity first</source>
        <translation>引力最大优先</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>There is no strategy '{strategy}'.</source>
        <translation>没有名为“{strategy}”的策略。</translation>
    </message>
    <message>
        <source>Gravity needs the attribute of the sources.</source>
        <translation>重力策略需要源地的属性。</translation>
    </message>
    <message>
        <source>{count} {count:corridor has|corridors have} no cost above 0, the first is number {number}; sources that touch are to be merged, or their corridor given the cost of one cell.</source>
        <translation>有 {count} 条廊道的成本不大于 0，第一条编号为 {number}；相接的源地应合并，或将其廊道成本设为一个像元的成本。</translation>
    </message>
    <message>
        <source>{count} {count:corridor begins and ends|corridors begin and end} in the same source; leave them out.</source>
        <translation>有 {count} 条廊道起止于同一源地；请将其去掉。</translation>
    </message>
    <message>
        <source>This output needs the Python library networkx: on Windows run "python -m pip install --user networkx" in the OSGeo4W shell, on Linux install the package python3-networkx, then restart QGIS.</source>
        <translation>此输出需要 Python 库 networkx：Windows 上请在 OSGeo4W Shell 中运行“python -m pip install --user networkx”，Linux 上请安装软件包 python3-networkx，然后重启 QGIS。</translation>
    </message>
    <message>
        <source>The form of the gravity model is one of {known}, not {given}.</source>
        <translation>重力模型的形式应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>There is no corridor to compute the gravity of.</source>
        <translation>没有可以计算引力的廊道。</translation>
    </message>
    <message>
        <source>Corridor {number} has no cost or length; the gravity model needs it of every corridor.</source>
        <translation>廊道 {number} 没有成本或长度；重力模型要求每条廊道都有。</translation>
    </message>
    <message>
        <source>Source {name} has an area of {area:.4g}, whose logarithm is not positive; use a smaller unit of area, such as square metres.</source>
        <translation>源地 {name} 的面积为 {area:.4g}，其对数不为正；请使用更小的面积单位，例如平方米。</translation>
    </message>
    <message>
        <source>Source {name} has no quality of 0 or above; check that it lies on the quality.</source>
        <translation>源地 {name} 没有不小于 0 的质量；请检查它是否位于质量图层上。</translation>
    </message>
    <message>
        <source>Source {name} has no mean resistance above 0; check that it lies on the resistance.</source>
        <translation>源地 {name} 没有大于 0 的平均阻力；请检查它是否位于阻力图层上。</translation>
    </message>
    <message>
        <source>The share of important corridors is between 0 and 1, not {given:.10g}.</source>
        <translation>重要廊道的比例应在 0 到 1 之间，不能是 {given:.10g}。</translation>
    </message>
    <message>
        <source>The classification is one of {known}, not {given}.</source>
        <translation>分级方法应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>The endpoints are one of {known}, not {given}.</source>
        <translation>端点应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>A preview knows no direction of steps; leave one of them out.</source>
        <translation>快速预览不考虑步的方向；请去掉其中之一。</translation>
    </message>
    <message>
        <source>There must be {count} weights of 0 or above, for {names}; {given} were given.</source>
        <translation>{names}应有 {count} 个不小于 0 的权重，现给出了 {given} 个。</translation>
    </message>
    <message>
        <source>All weights of {names} are 0; at least one must be above.</source>
        <translation>{names}的权重全为 0；至少应有一个大于 0。</translation>
    </message>
    <message>
        <source>The criterion {name} has a weight but no values; give them or set its weight to 0.</source>
        <translation>准则 {name} 有权重但没有值；请给出其值或将其权重设为 0。</translation>
    </message>
    <message>
        <source>There is no corridor to rank.</source>
        <translation>没有可排序的廊道。</translation>
    </message>
    <message>
        <source>{count} {count:corridor has|corridors have} no length or cost above 0, the first is number {number}; leave them out.</source>
        <translation>有 {count} 条廊道的长度或成本不大于 0，第一条编号为 {number}；请将其去掉。</translation>
    </message>
    <message>
        <source>The cost-weighted width is {given}; it must be above 0.</source>
        <translation>成本加权宽度为 {given}，应大于 0。</translation>
    </message>
    <message>
        <source>The share of the corridors' priority is {given}; it must be from 0 to 1.</source>
        <translation>廊道优先度的占比为 {given}，应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The mean dispersal distance is {given}; it must be above 0.</source>
        <translation>平均扩散距离为 {given}，必须大于 0。</translation>
    </message>
    <message>
        <source>EC_PC</source>
        <translation>EC(PC)</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>γ 指数</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>largest component</source>
        <translation>最大连通组分</translation>
    </message>
    <message>
        <source>gain per unit</source>
        <translation>单位花费的增益</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>The measure is one of {known}, not {given}.</source>
        <translation>指标应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>A network to improve has two sources or more.</source>
        <translation>要改进的网络至少有两个源地。</translation>
    </message>
    <message>
        <source>There is no corridor that could be added: all sources are joined, or none can be reached.</source>
        <translation>没有可以增加的廊道：所有源地都已连通，或都不可到达。</translation>
    </message>
    <message>
        <source>The budget is {given}; it must be above 0.</source>
        <translation>预算为 {given}，应大于 0。</translation>
    </message>
    <message>
        <source>Every corridor that could be added needs a cost and a length above 0.</source>
        <translation>每条可添加的廊道都需要大于 0 的成本和长度。</translation>
    </message>
    <message>
        <source>The budget is one of {known}, not {given}.</source>
        <translation>预算应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>A stepping stone needs 2 corridors or more, not {given}.</source>
        <translation>踏脚石至少需要 2 条廊道，现为 {given} 条。</translation>
    </message>
    <message>
        <source>"{entry}" may be several pairs of sources; write a colon with blanks between the two.</source>
        <translation>“{entry}”可能是几对源地；请在两者之间写前后带空格的冒号。</translation>
    </message>
    <message>
        <source>"{entry}" is not a list of pairs of sources; write pairs such as 1-2, 3-5.</source>
        <translation>“{entry}”不是源地对列表；请写成 1-2, 3-5 的形式。</translation>
    </message>
    <message>
        <source>there is no source {number}; the sources are {known}.</source>
        <translation>没有源地 {number}；源地有：{known}。</translation>
    </message>
    <message>
        <source>The overrides have "{word}" in row {row}; write keep or drop (or 100 or -100).</source>
        <translation>人工指定表第 {row} 行写的是“{word}”；请写 keep 或 drop（或 100、-100）。</translation>
    </message>
    <message>
        <source>The overrides join source {number} to itself in row {row}; name two sources.</source>
        <translation>人工指定表第 {row} 行将源地 {number} 与自身相连；请写两个源地。</translation>
    </message>
    <message>
        <source>The link {first}-{second} is both to be kept and to be dropped; decide for one.</source>
        <translation>连接 {first}-{second} 既要保留又要删除；请二者择一。</translation>
    </message>
    <message>
        <source>degree</source>
        <translation>度</translation>
    </message>
    <message>
        <source>betweenness</source>
        <translation>介数中心性</translation>
    </message>
    <message>
        <source>dPC</source>
        <translation>dPC</translation>
    </message>
    <message>
        <source>The network has no corridor that could be lost.</source>
        <translation>网络没有可失去的廊道。</translation>
    </message>
    <message>
        <source>Elements are one of {elements}, orders some of {orders}.</source>
        <translation>要素应为 {elements} 之一，顺序应取自 {orders}。</translation>
    </message>
    <message>
        <source>The number of runs is {given}; it must be 1 or above.</source>
        <translation>运行次数为 {given}，应不小于 1。</translation>
    </message>
    <message>
        <source>The least distance of a link, {low:.10g}, is above the greatest, {high:.10g}; swap them.</source>
        <translation>连接的最小距离 {low:.10g} 大于最大距离 {high:.10g}；请互换。</translation>
    </message>
    <message>
        <source>The least cost of a link, {low:.10g}, is above the greatest, {high:.10g}; swap them.</source>
        <translation>连接的最小成本 {low:.10g} 大于最大成本 {high:.10g}；请互换。</translation>
    </message>
    <message>
        <source>A network needs at least two sources on cells with a resistance; {given} {given:source is|sources are} given and {ready} can be used.</source>
        <translation>网络至少需要两个位于有阻力值像元上的源地；给出 {given} 个，可用 {ready} 个。</translation>
    </message>
    <message>
        <source>The weighting is one of {known}, not {given}.</source>
        <translation>加权方式应为 {known} 之一，不能是 {given}。</translation>
    </message>
    <message>
        <source>Line {number} has no weight of 0 or above.</source>
        <translation>线 {number} 没有不小于 0 的权重。</translation>
    </message>
    <message>
        <source>There is no line to analyse.</source>
        <translation>没有可分析的线。</translation>
    </message>
    <message>
        <source>{count} {count:line has|lines have} no length; leave them out.</source>
        <translation>有 {count} 条线没有长度；请将其去掉。</translation>
    </message>
    <message>
        <source>The radius is {given}; it must be 0 (everything) or above.</source>
        <translation>半径为 {given}，应为 0（全部）或大于 0。</translation>
    </message>
    <message>
        <source>There must be {count} weights of 0 or above, one for each measure, and at least one above 0; {given} were given.</source>
        <translation>应有 {count} 个不小于 0 的权重，每个指标一个，且至少一个大于 0；现给出 {given} 个。</translation>
    </message>
    <message>
        <source>The tolerance is {given}; it must be 0 or above.</source>
        <translation>容差为 {given}，应不小于 0。</translation>
    </message>
    <message>
        <source>A line has a coordinate that is not a finite number.</source>
        <translation>有线的坐标不是有限的数。</translation>
    </message>
    <message>
        <source>No line has a length.</source>
        <translation>没有一条线有长度。</translation>
    </message>
    <message>
        <source>No line is longer than the tolerance of {tolerance:g}.</source>
        <translation>没有一条线长于容差 {tolerance:g}。</translation>
    </message>
    <message>
        <source>Widths are {known}, not {given}.</source>
        <translation>宽度类型为{known}，而不是{given}。</translation>
    </message>
    <message>
        <source>The width of a corridor is a cost of 0 or above; give at least one.</source>
        <translation>廊道宽度是不小于 0 的成本；请至少给出一个。</translation>
    </message>
    <message>
        <source>A width of {given:.10g} % of the cheapest cost is no corridor; give a percentage, such as 5.</source>
        <translation>宽度为最低成本的 {given:.10g} % 已不是廊道；请给出百分比，例如 5。</translation>
    </message>
    <message>
        <source>'{text}' is not a number; write for example 0.25 or 1/4.</source>
        <translation>“{text}”不是数值；请写成例如 0.25 或 1/4 的形式。</translation>
    </message>
    <message>
        <source>'{text}' may mean {whole} or {decimal}; write the one that you mean, without a comma.</source>
        <translation>“{text}”可能表示 {whole} 或 {decimal}；请改写为所指的数，不带逗号。</translation>
    </message>
    <message>
        <source>'{text}' is not understood; if you mean {whole}, write it without separators of thousands.</source>
        <translation>无法理解“{text}”；若表示 {whole}，请不带千位分隔符书写。</translation>
    </message>
    <message>
        <source>'{text}' may mean {whole}, or several numbers; write {whole}, or a semicolon between the numbers.</source>
        <translation>“{text}”可能表示 {whole}，也可能是多个数；请写成 {whole}，或在各数之间用分号分隔。</translation>
    </message>
    <message>
        <source>conservation zone</source>
        <translation>保育区</translation>
    </message>
    <message>
        <source>conservation corridor</source>
        <translation>保育廊道</translation>
    </message>
    <message>
        <source>restoration corridor</source>
        <translation>修复廊道</translation>
    </message>
    <message>
        <source>control zone</source>
        <translation>管控区</translation>
    </message>
    <message>
        <source>restoration area</source>
        <translation>修复区域</translation>
    </message>
    <message>
        <source>stepping stone</source>
        <translation>踏脚石</translation>
    </message>
    <message>
        <source>wildlife crossing</source>
        <translation>野生动物通道</translation>
    </message>
    <message>
        <source>ecological function zone</source>
        <translation>生态功能区</translation>
    </message>
    <message>
        <source>ecological restoration zone</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>ecological protection zone</source>
        <translation>生态保护区</translation>
    </message>
    <message>
        <source>Keep the sources closed to use, watch them, and put them under the strictest protection.</source>
        <translation>源地禁止开发利用，加强监测，实行最严格的保护。</translation>
    </message>
    <message>
        <source>Restore pinch points and barriers first; save water, and bring trees and grass back along corridors.</source>
        <translation>优先修复夹点和障碍点；节约用水，沿廊道恢复林草植被。</translation>
    </message>
    <message>
        <source>Protect the fragile ground: hold sand and water, limit use, and clean what enters rivers and lakes.</source>
        <translation>保护脆弱地带：防沙保水，限制利用，治理汇入河湖的污染。</translation>
    </message>
    <message>
        <source>The table {name} has no column {wanted}; rules need the columns zone, measure and at_least.</source>
        <translation>表 {name} 没有列 {wanted}；规则需要列 zone、measure 和 at_least。</translation>
    </message>
    <message>
        <source>The table {name} leaves places without a zone; end it with a row that has no measure, which always holds.</source>
        <translation>表 {name} 使部分地方没有分区；请以一行不含 measure、始终成立的规则结尾。</translation>
    </message>
    <message>
        <source>The table {name} has no zone in row {row}.</source>
        <translation>表 {name} 第 {row} 行没有 zone。</translation>
    </message>
    <message>
        <source>The table {name} has the measure {measure} in row {row}; known are {known}.</source>
        <translation>表 {name} 第 {row} 行的 measure 为 {measure}；可用的有 {known}。</translation>
    </message>
    <message>
        <source>The table {name} has {value} as {wanted} in row {row}, which is not a number.</source>
        <translation>表 {name} 第 {row} 行的 {wanted} 为 {value}，不是数值。</translation>
    </message>
    <message>
        <source>The table {table} needs the columns value and class; its columns are: {known}.</source>
        <translation>表 {table} 需要 value 和 class 列；现有列为：{known}。</translation>
    </message>
    <message>
        <source>Give 1 to {most} half widths in metres, each 0 or more.</source>
        <translation>最多可给出 {most} 个半宽（米），每个不小于 0。</translation>
    </message>
    <message>
        <source>There is no current above 0.</source>
        <translation>没有大于 0 的电流。</translation>
    </message>
    <message>
        <source>Pinch points are {known}, not {given}.</source>
        <translation>夹点规则为 {known}，而不是 {given}。</translation>
    </message>
    <message>
        <source>The polygon number {number} is empty; remove it.</source>
        <translation>多边形 {number} 为空；请将其删除。</translation>
    </message>
    <message>
        <source>The classes "{text}" are names, and the land cover has no class names that are known; choose its legend (LEGEND), or give class values.</source>
        <translation>类别“{text}”是名称，而土地覆被没有可识别的类别名称；请选择其图例（LEGEND），或给出类别值。</translation>
    </message>
    <message>
        <source>A flow needs supplies and demands of 0 or more.</source>
        <translation>流动要求供给和需求不小于 0。</translation>
    </message>
    <message>
        <source>the land cover</source>
        <translation>土地覆被图层</translation>
    </message>
    <message>
        <source>The table {table} has no row for class {missing} of {layer}; add a row for each class.</source>
        <translation>表 {table} 没有{layer}中类别 {missing} 的行；请为每个类别添加一行。</translation>
    </message>
    <message>
        <source>The table {table} has no rows.</source>
        <translation>表 {table} 没有任何行。</translation>
    </message>
    <message>
        <source>The column {column} of the table {table} must hold whole numbers.</source>
        <translation>表 {table} 的列 {column} 必须为整数。</translation>
    </message>
    <message>
        <source>The table {table} has more than one row for class {code}; keep one.</source>
        <translation>表 {table} 中类别 {code} 有多行；请只保留一行。</translation>
    </message>
    <message>
        <source>The table {table} has no column {missing}; its header must be: {expected}. It is: {found}.</source>
        <translation>表 {table} 没有列 {missing}；表头应为：{expected}。现为：{found}。</translation>
    </message>
    <message>
        <source>The table {table} has {column} = {value:g} for class {code}; it must not be below {low:g}.</source>
        <translation>表 {table} 中类别 {code} 的 {column} = {value:g}，不能小于 {low:g}。</translation>
    </message>
    <message>
        <source>The table {table} has {column} = {value:g} for class {code}; it must lie between {low:g} and {high:g}.</source>
        <translation>表 {table} 中类别 {code} 的 {column} = {value:g}，应在 {low:g} 到 {high:g} 之间。</translation>
    </message>
    <message>
        <source>The demand for water needs population, economic product or cropland.</source>
        <translation>水的需求需要人口、经济产值或耕地。</translation>
    </message>
    <message>
        <source>A demand cannot come from a coefficient of {rate:g}; give 0 or more.</source>
        <translation>系数 {rate:g} 不能得出需求；请给出 0 或更大的数。</translation>
    </message>
    <message>
        <source>A demand cannot come from a count below 0, and there is {low:g}.</source>
        <translation>低于 0 的数量不能得出需求，其中有 {low:g}。</translation>
    </message>
    <message>
        <source>sand</source>
        <translation>砂粒</translation>
    </message>
    <message>
        <source>silt</source>
        <translation>粉粒</translation>
    </message>
    <message>
        <source>clay</source>
        <translation>黏粒</translation>
    </message>
    <message>
        <source>organic carbon</source>
        <translation>有机碳</translation>
    </message>
    <message>
        <source>The share of {name} runs from {low:g} to {high:g}; it must be a percentage.</source>
        <translation>{name}含量在 {low:g} 到 {high:g} 之间；应为百分数。</translation>
    </message>
    <message>
        <source>Sand, silt and clay together are {middle:g} percent in the middle cell; they must be percentages that sum to 100 (soil databases often hold g/kg: divide by 10).</source>
        <translation>中位像元的砂粒、粉粒和黏粒之和为 {middle:g} %；三者应为总和等于 100 的百分数（土壤数据库常用 g/kg：请除以 10）。</translation>
    </message>
    <message>
        <source>minimum temperature</source>
        <translation>最低气温</translation>
    </message>
    <message>
        <source>maximum temperature</source>
        <translation>最高气温</translation>
    </message>
    <message>
        <source>In month {month} the minimum temperature lies above the maximum in {count} {count:cell|cells}; check the order of the rasters.</source>
        <translation>第 {month} 月有 {count} 个像元的最低气温高于最高气温；请检查栅格的顺序。</translation>
    </message>
    <message>
        <source>The half-saturation constant is {given:g}; it must be above 0.</source>
        <translation>半饱和常数为 {given:g}，应大于 0。</translation>
    </message>
    <message>
        <source>Seepage runs from 0 to 1, or over texture classes from 1 (heavy clay) to 13 (sand), not from {low:g} to {high:g}.</source>
        <translation>渗流因子取 0 到 1，或土壤质地类别 1（重黏土）到 13（砂土），不能从 {low:g} 到 {high:g}。</translation>
    </message>
    <message>
        <source>There is no NPP index '{model}'.</source>
        <translation>没有名为“{model}”的 NPP 指数。</translation>
    </message>
    <message>
        <source>The shares of the classes must rise between 0 and 1, for example 0.5, 0.8; given is {given}.</source>
        <translation>各级的累积比例应在 0 与 1 之间递增，例如 0.5, 0.8；给出的是 {given}。</translation>
    </message>
    <message>
        <source>The service has no finite values above 0, so that none of its cells is important.</source>
        <translation>该项服务没有大于 0 的有限值，因此没有重要的像元。</translation>
    </message>
    <message>
        <source>precipitation</source>
        <translation>降水</translation>
    </message>
    <message>
        <source>There are {count} rasters of {what}; this index needs one for each month from January to December.</source>
        <translation>{what}有 {count} 个栅格；该指标需要 1 月至 12 月每月一个。</translation>
    </message>
    <message>
        <source>The precipitation is negative in {count} {count:cell|cells}; correct it or declare its nodata value.</source>
        <translation>有 {count} 个像元的降水为负；请改正或声明其无数据值。</translation>
    </message>
    <message>
        <source>There are {yields} yields, {prices} prices and {areas} areas of crops; give one of each for every crop.</source>
        <translation>作物有 {yields} 个单产、{prices} 个价格和 {areas} 个面积；请为每种作物各给出一个。</translation>
    </message>
    <message>
        <source>Yields, prices and areas of crops must not be below 0, and some area above it.</source>
        <translation>作物的单产、价格和面积不能小于 0，且面积不能全为 0。</translation>
    </message>
    <message>
        <source>The value of a standard unit must be above 0, not {given}.</source>
        <translation>标准当量的价值应大于 0，不能是 {given}。</translation>
    </message>
    <message>
        <source>The mean of {name} must be above 0 to adjust values by it.</source>
        <translation>{name} 的均值应大于 0，才能据此调整价值。</translation>
    </message>
    <message>
        <source>The stream threshold is {given:g} cells; it must be above 0.</source>
        <translation>汇流阈值为 {given:g} 个像元，应大于 0。</translation>
    </message>
    <message>
        <source>k_b and l_max must be above 0, SDR_max between 0 and 1.</source>
        <translation>k_b 和 l_max 应大于 0，SDR_max 应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The elevation, erosivity, erodibility and land cover have no cell with data in common.</source>
        <translation>高程、降雨侵蚀力、土壤可蚀性和土地覆被没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>Supply and demand have no cell in common where both have data.</source>
        <translation>供给与需求没有都有数据的共同像元。</translation>
    </message>
    <message>
        <source>Neither supply nor demand is anywhere above 0.</source>
        <translation>供给和需求处处都不大于 0。</translation>
    </message>
    <message>
        <source>The weights of the services must be 0 or more, and one above 0.</source>
        <translation>各项服务的权重须不小于 0，且至少一个大于 0。</translation>
    </message>
    <message>
        <source>The decay of the threat {threat} in {table} is "{decay}"; it must be linear or exponential.</source>
        <translation>表 {table} 中威胁因子 {threat} 的衰减方式为“{decay}”；应为 linear（线性）或 exponential（指数）。</translation>
    </message>
    <message>
        <source>The threat {threat} in {table} needs a max_dist above 0 and a weight not below 0.</source>
        <translation>表 {table} 中威胁因子 {threat} 的 max_dist 应大于 0，weight 不能小于 0。</translation>
    </message>
    <message>
        <source>The table {table} has no threat with a weight above 0.</source>
        <translation>表 {table} 中没有权重大于 0 的威胁因子。</translation>
    </message>
    <message>
        <source>The threat {threat} is twice in the table {table}.</source>
        <translation>威胁因子 {threat} 在表 {table} 中出现了两次。</translation>
    </message>
    <message>
        <source>There is no habitat model "{model}".</source>
        <translation>没有名为“{model}”的生境模型。</translation>
    </message>
    <message>
        <source>The threat {threat} has intensities from {low:g} to {high:g}; they must lie between 0 and 1.</source>
        <translation>威胁因子 {threat} 的强度在 {low:g} 到 {high:g} 之间；应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The seasonality constant Z is {given:g}; it must be above 0.</source>
        <translation>季节常数 Z 为 {given:g}，应大于 0。</translation>
    </message>
    <message>
        <source>reference evapotranspiration</source>
        <translation>潜在(参考作物)蒸散量</translation>
    </message>
    <message>
        <source>soil depth</source>
        <translation>土壤深度</translation>
    </message>
    <message>
        <source>plant available water content</source>
        <translation>植物可利用水含量</translation>
    </message>
    <message>
        <source>The {what} is negative in {count} {count:cell|cells} (least {least:g}); correct it or declare its nodata value.</source>
        <translation>有 {count} 个像元的{what}为负（最小 {least:g}）；请改正或声明其无数据值。</translation>
    </message>
    <message>
        <source>The plant available water content reaches {greatest:g}; it is a fraction of 0 to 1, so divide percent by 100.</source>
        <translation>植物可利用水含量最大为 {greatest:g}；它应为 0 到 1 的比例，百分数请除以 100。</translation>
    </message>
    <message>
        <source>The wind was measured above the ground, not at {height:g} m.</source>
        <translation>风速应在地面以上测得，高度不能是 {height:g} m。</translation>
    </message>
    <message>
        <source>Wind, precipitation, temperature and humidity must have the same months.</source>
        <translation>风速、降水、气温和湿度的月份必须相同。</translation>
    </message>
    <message>
        <source>Relative humidity must lie between 0 and 1 (or 0 and 100 %).</source>
        <translation>相对湿度应在 0 到 1（或 0 到 100 %）之间。</translation>
    </message>
    <message>
        <source>Sand, silt, clay, organic matter and carbonate are percentages, not {low:g} to {high:g}.</source>
        <translation>砂粒、粉粒、黏粒、有机质和碳酸钙为百分比，不能从 {low:g} 到 {high:g}。</translation>
    </message>
    <message>
        <source>Roughness cannot be below 0.</source>
        <translation>糙度不能小于 0。</translation>
    </message>
    <message>
        <source>The distance downwind must be above 0, not {distance:g} m.</source>
        <translation>下风向距离必须大于 0，不能是 {distance:g} m。</translation>
    </message>
    <message>
        <source>Cover is a percentage between 0 and 100.</source>
        <translation>覆盖度为 0 到 100 的百分比。</translation>
    </message>
    <message>
        <source>No cell is habitat; check the class values.</source>
        <translation>没有像元是生境；请检查类别值。</translation>
    </message>
    <message>
        <source>The rule is all, at least or any, not {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {least} of {count} {count:layer|layers} are asked for; give a number from 1 to {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The least area is {given}; it must be 0 or more.</source>
        <translation>最小面积为 {given}，应不小于 0。</translation>
    </message>
    <message>
        <source>The number of largest patches is {given}; it must be 1 or more.</source>
        <translation>最大斑块数为 {given}，应不小于 1。</translation>
    </message>
    <message>
        <source>The least dPC is {given} %; it must be from 0 to 100.</source>
        <translation>最小 dPC 为 {given} %，应在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>The share of EC(PC) is {given} %; it must be above 0, up to 100.</source>
        <translation>EC(PC) 的占比为 {given} %，应大于 0 且不超过 100。</translation>
    </message>
    <message>
        <source>No patch has the least area of {wanted:.10g} ha; the largest of {count} has {largest:.6g} ha.</source>
        <translation>没有斑块达到最小面积 {wanted:.10g} 公顷；{count} 个斑块中最大的为 {largest:.6g} 公顷。</translation>
    </message>
    <message>
        <source>No patch has a dPC of {wanted:.10g} % or more; the greatest of {count} is {greatest:.4g} %. Lower the limit.</source>
        <translation>没有斑块的 dPC 达到 {wanted:.10g} %；{count} 个斑块中最大的为 {greatest:.4g} %。请降低界限。</translation>
    </message>
    <message>
        <source>The table {name} has no {wanted} in row {row}.</source>
        <translation>表 {name} 第 {row} 行缺少 {wanted}。</translation>
    </message>
    <message>
        <source>The table {name} has {value} as {wanted} in row {row}: {reason}</source>
        <translation>表 {name} 第 {row} 行的 {wanted} 为 {value}：{reason}</translation>
    </message>
    <message>
        <source>The window of relief has an odd number of cells from 3 up, not {cells}.</source>
        <translation>起伏度的窗口应为不小于 3 的奇数个像元，不能是 {cells}。</translation>
    </message>
    <message>
        <source>Slope is given in degrees or percent, not in '{unit}'.</source>
        <translation>坡度单位应为度或百分比，不能是“{unit}”。</translation>
    </message>
    <message>
        <source>The share of runs that agree is {given:g}; it lies above 0.5, at most at 1.</source>
        <translation>一致的运行比例为 {given:g}，应大于 0.5 且不超过 1。</translation>
    </message>
    <message>
        <source>There is no design '{method}'.</source>
        <translation>没有名为“{method}”的抽样设计。</translation>
    </message>
    <message>
        <source>The number of runs is {given}; it lies between 2 and {most}.</source>
        <translation>运行次数为 {given}，应在 2 到 {most} 之间。</translation>
    </message>
    <message>
        <source>The seed is {given}; it must be 0 or above.</source>
        <translation>随机种子为 {given}，应不小于 0。</translation>
    </message>
    <message>
        <source>Sobol indices of {groups} varying parameters need at least {least} runs; {given} are allowed.</source>
        <translation>{groups} 个变动参数的 Sobol 指数至少需要 {least} 次运行；只允许 {given} 次。</translation>
    </message>
    <message>
        <source>The judgements cannot vary around a matrix that is inconsistent itself: its CR is {cr:.3f} instead of below {limit:g}.</source>
        <translation>判断矩阵本身不一致，无法围绕它变动：其 CR 为 {cr:.3f}，应小于 {limit:g}。</translation>
    </message>
    <message>
        <source>The plain run, with nothing varied, fails: {reason}</source>
        <translation>不作任何变动的基准运行失败：{reason}</translation>
    </message>
    <message>
        <source>The folder of finished runs, {path}, is a file; choose a folder.</source>
        <translation>已完成运行的文件夹 {path} 是一个文件；请选择文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} holds runs of other inputs or settings; choose another folder, or empty this one.</source>
        <translation>文件夹 {path} 中是其他输入或设置的运行；请选择其他文件夹或清空该文件夹。</translation>
    </message>
    <message>
        <source>None of the {count} runs ended well; the first says: {reason}</source>
        <translation>{count} 次运行均未成功；第一次的原因：{reason}</translation>
    </message>
    <message>
        <source>Row {row} of the observations {table} is of {variable}; it can be presence or one of the maps: {known}.</source>
        <translation>观测数据 {table} 第 {row} 行的变量为 {variable}；可为 presence 或下列图之一：{known}。</translation>
    </message>
    <message>
        <source>Row {row} of the observations {table} has the presence {value:g}; it is 1 or 0.</source>
        <translation>观测数据 {table} 第 {row} 行的 presence 为 {value:g}；应为 1 或 0。</translation>
    </message>
    <message>
        <source>No observation of {table} lies on the raster; check the coordinate system of the points.</source>
        <translation>{table} 的观测点都不在栅格上；请检查点的坐标系。</translation>
    </message>
    <message>
        <source>The table {table} has no column {missing}; its columns are: {known}.</source>
        <translation>表 {table} 没有列 {missing}；现有的列为：{known}。</translation>
    </message>
    <message>
        <source>The table {table} varies {name}, which this workflow does not have; it has: {known}.</source>
        <translation>表 {table} 变动的 {name} 不属于该工作流；该工作流有：{known}。</translation>
    </message>
    <message>
        <source>The table {table} has two rows for {name}; keep one.</source>
        <translation>表 {table} 中 {name} 有两行；请只保留一行。</translation>
    </message>
    <message>
        <source>The table {table} gives {name} the distribution {given}; it can have: {known}.</source>
        <translation>表 {table} 中 {name} 的分布为 {given}；可用的有：{known}。</translation>
    </message>
    <message>
        <source>The table {table} gives {name} a low of {low:g} above its high of {high:g}; exchange them.</source>
        <translation>表 {table} 中 {name} 的下限 {low:g} 大于上限 {high:g}；请互换。</translation>
    </message>
    <message>
        <source>The distribution of {name} in the table {table} leaves its allowed range: {low:g} to {high:g} instead of at most {lowest:g} to {highest:g}.</source>
        <translation>表 {table} 中 {name} 的分布超出允许范围：为 {low:g} 至 {high:g}，最多为 {lowest:g} 至 {highest:g}。</translation>
    </message>
    <message>
        <source>The table {table} gives {name} a loguniform distribution from {low:g}; it must begin above 0.</source>
        <translation>表 {table} 中 {name} 的对数均匀分布从 {low:g} 开始；起点应大于 0。</translation>
    </message>
    <message>
        <source>The table {table} gives {name} limits of {low:g} and {high:g}; they must be whole numbers.</source>
        <translation>表 {table} 中 {name} 的界限为 {low:g} 和 {high:g}；应为整数。</translation>
    </message>
    <message>
        <source>The table {table} has "{cell}" as a limit of {name}; give a number, or a percentage such as 80%.</source>
        <translation>表 {table} 中 {name} 的界限为“{cell}”；请给出数值或 80% 这样的百分比。</translation>
    </message>
    <message>
        <source>Runs on a cluster need the Python library distributed: install it with "python -m pip install distributed", or leave the scheduler empty.</source>
        <translation>在集群上运行需要 Python 库 distributed：请运行“python -m pip install distributed”安装，或将调度器留空。</translation>
    </message>
    <message>
        <source>The scheduler {address} cannot be reached: {reason}. Check that it runs and that its port is open.</source>
        <translation>无法连接调度器 {address}：{reason}。请检查它是否在运行、端口是否开放。</translation>
    </message>
    <message>
        <source>The scheduler {address} has no worker; start some with "dask worker {address}".</source>
        <translation>调度器 {address} 没有工作进程；请用“dask worker {address}”启动。</translation>
    </message>
    <message>
        <source>The workflow {workflow} was not made from one that can be run many times, such as {known}.</source>
        <translation>工作流 {workflow} 不是由可多次运行的工作流（如 {known}）改成的。</translation>
    </message>
    <message>
        <source>The workflow {workflow} has other steps than {origin}: {step}.</source>
        <translation>工作流 {workflow} 的步骤与 {origin} 不同：{step}。</translation>
    </message>
    <message>
        <source>The workflow {workflow} hands on another {product} than {origin}.</source>
        <translation>工作流 {workflow} 传给后续步骤的 {product} 与 {origin} 不同。</translation>
    </message>
    <message>
        <source>The workflow {workflow} has another {key} in the step {step} than {origin}, which cannot be run many times.</source>
        <translation>工作流 {workflow} 的步骤“{step}”中 {key} 与 {origin} 不同，不能多次运行。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>出现两次</translation>
    </message>
    <message>
        <source>is no kind of layer</source>
        <translation>不是图层类型</translation>
    </message>
    <message>
        <source>is no type of parameter</source>
        <translation>不是参数类型</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>is made by no step</source>
        <translation>没有步骤生成</translation>
    </message>
    <message>
        <source>is no stage</source>
        <translation>不是阶段</translation>
    </message>
    <message>
        <source>is not there when the step begins</source>
        <translation>在该步骤开始时还不存在</translation>
    </message>
    <message>
        <source>The workflow {workflow} is not sound: {place}: {name} {reason}.</source>
        <translation>工作流 {workflow} 的定义有误：{place}：{name} {reason}。</translation>
    </message>
    <message>
        <source>The reach of errors of the land cover is {given:g} m; give 0 or more.</source>
        <translation>土地覆被误差的影响范围为 {given:g} m；请给出不小于 0 的数。</translation>
    </message>
    <message>
        <source>The row of class {number} of the confusion matrix sums to {total:.6g}; its shares must be 0 or more and sum to 1.</source>
        <translation>混淆矩阵中类别 {number} 的行总和为 {total:.6g}；各比例应不小于 0 且总和为 1。</translation>
    </message>
    <message>
        <source>The confusion matrix {table} has no column class; its columns are: {known}. In csv files call the columns of the true classes by their names, or c1, c2 ...</source>
        <translation>混淆矩阵 {table} 没有列 class；现有的列为：{known}。csv 文件中请以真实类别的名称命名各列，或写成 c1、c2 等。</translation>
    </message>
    <message>
        <source>The confusion matrix {table} has a row but no column for class {missing}; it needs both for each class.</source>
        <translation>混淆矩阵 {table} 中类别 {missing} 有行而没有列；每个类别两者都需要。</translation>
    </message>
    <message>
        <source>The confusion matrix {table} has two rows for one class; keep one.</source>
        <translation>混淆矩阵 {table} 中有一个类别占了两行；请只保留一行。</translation>
    </message>
    <message>
        <source>The layer {name} has {given} cells and the land cover {wanted}; bring them onto one grid.</source>
        <translation>图层 {name} 有 {given} 个像元，土地覆被有 {wanted} 个；请统一到同一网格。</translation>
    </message>
    <message>
        <source>No cell of the land cover has a water class; check the classes.</source>
        <translation>土地覆被中没有水体类别的像元；请检查类别。</translation>
    </message>
    <message>
        <source>No cell of the land cover has a natural class; check the classes.</source>
        <translation>土地覆被中没有自然类别的像元；请检查类别。</translation>
    </message>
    <message>
        <source>Errors of the land cover need a confusion matrix.</source>
        <translation>土地覆被误差需要混淆矩阵。</translation>
    </message>
    <message>
        <source>There is no climate {number}; {count} are given.</source>
        <translation>没有气候 {number}；共给出 {count} 个。</translation>
    </message>
    <message>
        <source>No cell has a water yield: the rasters have no cell with rain and data in common.</source>
        <translation>没有像元有产水量：各栅格没有同时有降水和数据的像元。</translation>
    </message>
    <message>
        <source>The species {name} has a multiplier of 0 for every factor.</source>
        <translation>物种 {name} 的所有因子系数均为 0。</translation>
    </message>
    <message>
        <source>The species {species} has a barrier on {layer}; the layers are: {known}.</source>
        <translation>物种 {species} 的障碍在 {layer} 上；现有图层为：{known}。</translation>
    </message>
    <message>
        <source>{source} is no workflow of the ESP Toolbox.</source>
        <translation>{source} 不是 ESP Toolbox 的工作流。</translation>
    </message>
    <message>
        <source>{source} was written by a newer ESP Toolbox.</source>
        <translation>{source} 由更新版本的 ESP Toolbox 写出。</translation>
    </message>
    <message>
        <source>The base takes {lowest} of {classes} classes; give at least 1 and no more than there are.</source>
        <translation>基底取 {classes} 类中的 {lowest} 类；至少为 1，且不超过类数。</translation>
    </message>
    <message>
        <source>There are {count} rules; at most {most} are possible.</source>
        <translation>有 {count} 条规则，最多 {most} 条。</translation>
    </message>
    <message>
        <source>The layer {name} has {found} cells, and health {wanted}; bring them onto one grid.</source>
        <translation>图层 {name} 有 {found} 个像元，健康图层有 {wanted} 个；请统一到同一网格。</translation>
    </message>
    <message>
        <source>A layer for the rules has no letter or digit in its name; rename it.</source>
        <translation>有用于规则的图层名称不含字母或数字；请重命名。</translation>
    </message>
    <message>
        <source>Two layers are called {name} in the rules table; rename one of them.</source>
        <translation>规则表中有两个图层都叫 {name}；请重命名其中一个。</translation>
    </message>
    <message>
        <source>The layer {name} has the name of a condition on the layer {other}; rename it.</source>
        <translation>图层 {name} 与图层 {other} 的条件同名；请重命名。</translation>
    </message>
    <message>
        <source>The rules table {table} has two columns called {column}; rename one of them.</source>
        <translation>规则表 {table} 有两列都叫 {column}；请重命名其中一列。</translation>
    </message>
    <message>
        <source>The rules table {table} has no column zone; its columns are: {known}.</source>
        <translation>规则表 {table} 没有列 zone；现有的列为：{known}。</translation>
    </message>
    <message>
        <source>The rules table {table} has two rules called {name}; give each a name of its own.</source>
        <translation>规则表 {table} 有两条规则都叫 {name}；请分别命名。</translation>
    </message>
    <message>
        <source>The rules table {table} has a column {column} that is no condition; conditions are a layer's name, alone or with _min, _max or _not, and the layers are: {known}.</source>
        <translation>规则表 {table} 的列 {column} 不是条件；条件为图层名称，单独或带 _min、_max、_not，图层有：{known}。</translation>
    </message>
    <message>
        <source>The rules table {table} has no order in row {row}.</source>
        <translation>规则表 {table} 第 {row} 行没有顺序。</translation>
    </message>
    <message>
        <source>The rules table {table} has an unknown zone "{zone}" in row {row}; the zones are: {known}, and none. Name further zones in the form.</source>
        <translation>规则表 {table} 第 {row} 行的分区“{zone}”未知；可用的分区有：{known}，以及 none。其他分区请在对话框中命名。</translation>
    </message>
    <message>
        <source>The rules table {table}, row {row}: {layer} takes limits and classes, not in or out.</source>
        <translation>规则表 {table} 第 {row} 行：{layer} 应为界限或类别，不能是 in 或 out。</translation>
    </message>
    <message>
        <source>The rules table {table}, row {row}: {layer} takes in or out only.</source>
        <translation>规则表 {table} 第 {row} 行：{layer} 只能是 in 或 out。</translation>
    </message>
    <message>
        <source>The rules table {table}, row {row}: the least {layer} ({low}) lies above the greatest ({high}).</source>
        <translation>规则表 {table} 第 {row} 行：{layer} 的最小值（{low}）大于最大值（{high}）。</translation>
    </message>
    <message>
        <source>The rules table {table}, row {row}: "{text}" is no limit for a column _{part}; write a number, or a percentile such as q75.</source>
        <translation>规则表 {table} 第 {row} 行：“{text}”不能作为 _{part} 列的界限；请写数值或 q75 这样的百分位数。</translation>
    </message>
    <message>
        <source>{count} {count:barrier|barriers}: {measure} above {limit:.4g} (fit of the classes {gvf:.3f}), up to {highest:.4g}.</source>
        <translation>{count} 个障碍点：{measure}高于 {limit:.4g}（分类拟合度 {gvf:.3f}），最高 {highest:.4g}。</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>excess</source>
        <translation>超出值</translation>
    </message>
    <message>
        <source>There is no barrier on a corridor; all places that gain lie off them (possible short cuts).</source>
        <translation>廊道上没有障碍点；有收益的地方都在廊道之外（可能的捷径）。</translation>
    </message>
    <message>
        <source>There is no barrier: no place costs a corridor more than its own surroundings, or all are too small.</source>
        <translation>没有障碍点：没有任何地方使廊道的成本高于其自身环境，或者都太小。</translation>
    </message>
    <message>
        <source>There is no barrier: no restored disc would save anything, or all places are too small.</source>
        <translation>没有障碍点：修复任何圆都不能节省成本，或所有位置面积过小。</translation>
    </message>
    <message>
        <source>{count} {count:place that gains lies|places that gain lie} off every corridor: possible short {count:cut|cuts}.</source>
        <translation>{count} 处有收益的地方不在任何廊道上：可能的捷径。</translation>
    </message>
    <message>
        <source>{count} {count:patch is part|patches are parts} of a better barrier within its radius.</source>
        <translation>{count} 个斑块位于更优障碍点的半径之内，归入后者。</translation>
    </message>
    <message>
        <source>{count} {count:barrier is|barriers are} smaller than the least area.</source>
        <translation>{count} 个障碍点小于最小面积。</translation>
    </message>
    <message>
        <source>{pinch} pinch {pinch:point|points} and {barriers} {barriers:barrier|barriers} share {area:.6g} ha.</source>
        <translation>{pinch} 个夹点与 {barriers} 个障碍点重叠 {area:.6g} ha。</translation>
    </message>
    <message>
        <source>No pinch points are given, so there is no overlap.</source>
        <translation>未给出夹点，因此没有重叠分析。</translation>
    </message>
    <message>
        <source>Radii: {radii}.</source>
        <translation>半径：{radii}。</translation>
    </message>
    <message>
        <source>Radii near the cell size of {cell_size:.10g} exaggerate the scores.</source>
        <translation>半径接近像元大小 {cell_size:.10g} 时得分偏高。</translation>
    </message>
    <message>
        <source>{name} has no pinch points, so there is no overlap.</source>
        <translation>{name} 没有夹点，因此没有重叠分析。</translation>
    </message>
    <message>
        <source>Restoring {area:.6g} ha around ({x:.0f}, {y:.0f}) saves {saved:.6g}, {percent:.2f} % of all costs, for corridors {names}.</source>
        <translation>修复 ({x:.0f}, {y:.0f}) 周围 {area:.6g} ha，可为廊道 {names} 节省 {saved:.6g}，占总成本的 {percent:.2f} %。</translation>
    </message>
    <message>
        <source>That costs {money:.6g}; {spent:.6g} are spent.</source>
        <translation>所需投资为 {money:.6g}；已投入 {spent:.6g}。</translation>
    </message>
    <message>
        <source>After {count} restored {count:barrier|barriers} nothing is left to gain for the money.</source>
        <translation>修复 {count} 个障碍点后，剩余资金已无法再带来收益。</translation>
    </message>
    <message>
        <source>After {count} restored {count:barrier|barriers} nothing is left to gain.</source>
        <translation>修复 {count} 个障碍点后已无可节省。</translation>
    </message>
    <message>
        <source>{budget} needs {costs}; give a raster of them, or leave it out.</source>
        <translation>{budget}需要{costs}；请给出该栅格，或将其留空。</translation>
    </message>
    <message>
        <source>{parameter} counts only where a barrier is what costs more than the corridor's own surroundings; choose that, or leave it out.</source>
        <translation>{parameter} 仅在障碍点定义为高于廊道自身环境时起作用；请选择该项，或不填。</translation>
    </message>
    <message>
        <source>Corridors meet a resistance of {least:.4g} to {most:.4g} on their way (median of each path).</source>
        <translation>各廊道沿途的阻力为 {least:.4g} 至 {most:.4g}（每条路径的中位数）。</translation>
    </message>
    <message>
        <source>{name}: negative conductances are barriers.</source>
        <translation>{name}：负的电导视为障碍。</translation>
    </message>
    <message>
        <source>The pairs name {ids}, which are not among the focal nodes.</source>
        <translation>点对中的 {ids} 不在焦点节点之列。</translation>
    </message>
    <message>
        <source>The table {name} has no strength for the focal nodes {ids}; add a row for each.</source>
        <translation>表 {name} 没有焦点节点 {ids} 的强度；请各添加一行。</translation>
    </message>
    <message>
        <source>No feature of {name} lies on the raster {grid}; check their coordinate systems and extents.</source>
        <translation>{name} 没有要素位于栅格 {grid} 上；请检查两者的坐标系和范围。</translation>
    </message>
    <message>
        <source>{lost} of the {count} focal nodes of {name} {lost:lies|lie} where {grid} has no data or is masked; at least two must lie on cells that conduct: move them or mend the raster.</source>
        <translation>{name} 的 {count} 个焦点节点中有 {lost} 个位于 {grid} 的无数据或掩膜处；至少要有两个位于导电的像元上：请移动节点或修正栅格。</translation>
    </message>
    <message>
        <source>{name}: the focal nodes {ids} lie on barriers and carry no current.</source>
        <translation>{name}：焦点节点 {ids} 位于障碍上，没有电流。</translation>
    </message>
    <message>
        <source>{solves} systems solved, at most {iterations} iterations; relative residual {residual:.1e}, largest imbalance of a cell {imbalance:.1e} of the injected current.</source>
        <translation>求解了 {solves} 个方程组，最多迭代 {iterations} 次；相对残差 {residual:.1e}，单个像元的最大不平衡量为注入电流的 {imbalance:.1e}。</translation>
    </message>
    <message>
        <source>The solver did not reach the residual of {tolerance:.0e}; it stopped at {residual:.1e}. Reduce the contrast of the resistances if you need more digits.</source>
        <translation>求解未达到残差 {tolerance:.0e}，止于 {residual:.1e}。如需更高精度，请减小阻力的反差。</translation>
    </message>
    <message>
        <source>{count} {count:pair|pairs}: {mapped} solved, {unconnected} without a resistance.</source>
        <translation>{count} 对：求解 {mapped} 对，{unconnected} 对没有电阻。</translation>
    </message>
    <message>
        <source>{count} {count:node|nodes}: {mapped} solved.</source>
        <translation>{count} 个节点：求解 {mapped} 个。</translation>
    </message>
    <message>
        <source>raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>pairwise</source>
        <translation>成对</translation>
    </message>
    <message>
        <source>one-to-all</source>
        <translation>一对多</translation>
    </message>
    <message>
        <source>all-to-one</source>
        <translation>多对一</translation>
    </message>
    <message>
        <source>advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Circuitscape {data}, {mode}.</source>
        <translation>Circuitscape {data}，{mode}。</translation>
    </message>
    <message>
        <source>These settings change nothing here: {keys}.</source>
        <translation>以下设置在此不起作用：{keys}。</translation>
    </message>
    <message>
        <source>Circuitscape 5 does not reclassify; the habitat is used as it is. See esp:resistancefactor.</source>
        <translation>Circuitscape 5 不做重分类；生境图按原样使用。参见 esp:resistancefactor。</translation>
    </message>
    <message>
        <source>No source reaches a ground: the maps are 0.</source>
        <translation>没有电源能到达接地：结果图为 0。</translation>
    </message>
    <message>
        <source>{keys}: Circuitscape applies this in the pairwise mode only; the maps are left as they are.</source>
        <translation>{keys}：Circuitscape 仅在成对模式下应用；地图保持原样。</translation>
    </message>
    <message>
        <source>{key}: {name} is not there; {found} is read.</source>
        <translation>{key}：{name} 不存在，改读 {found}。</translation>
    </message>
    <message>
        <source>The configuration's {key}, {name}, does not exist: correct the path or put the file beside the .ini.</source>
        <translation>配置中的 {key}（{name}）不存在：请改正路径，或将文件放在 .ini 旁边。</translation>
    </message>
    <message>
        <source>{name} has {grid} and {habitat} {wanted}: bring them to one grid with esp:prepare.</source>
        <translation>{name} 为 {grid}，而 {habitat} 为 {wanted}：请用 esp:prepare 将它们统一到同一网格。</translation>
    </message>
    <message>
        <source>{name} is in {own} and {habitat} in {wanted}; it is taken cell by cell, as {program} does.</source>
        <translation>{name} 的坐标系是 {own}，{habitat} 的是 {wanted}；与 {program} 一样逐像元对应。</translation>
    </message>
    <message>
        <source>{name} ({grid}) is taken cell by cell for the grid of {habitat} ({wanted}), as {program} does.</source>
        <translation>{name}（{grid}）按 {program} 的做法，逐像元当作 {habitat} 的格网（{wanted}）。</translation>
    </message>
    <message>
        <source>Give the pairs once: as {list} or as {file}.</source>
        <translation>点对只能给出一次：{list}或{file}。</translation>
    </message>
    <message>
        <source>{strengths} count in the modes one-to-all and all-to-one only; choose one of these or leave them out.</source>
        <translation>{strengths}只用于一对多和多对一模式；请选择其中之一或不给出。</translation>
    </message>
    <message>
        <source>Give exactly one of {layer} and {file} for this mode.</source>
        <translation>该模式下{layer}和{file}须且只须给出一个。</translation>
    </message>
    <message>
        <source>No two focal nodes of {name} are connected: all of them lie on barriers, behind barriers or in one region.</source>
        <translation>{name} 中没有两个焦点节点是连通的：它们都位于障碍上、障碍之后或同一区域内。</translation>
    </message>
    <message>
        <source>No source can reach a ground: move the grounds into the sources' components, and check that the sources do not cancel.</source>
        <translation>没有电源能到达接地：请将接地移入电源所在的连通组分，并检查电源是否相互抵消。</translation>
    </message>
    <message>
        <source>{count} connected {count:component has|components have} sources but no ground, or sources that cancel, and no current.</source>
        <translation>有 {count} 个连通组分有电源但没有接地，或电源相互抵消；它们没有电流。</translation>
    </message>
    <message>
        <source>{amperes:.6g} A enter {count} connected {count:component|components}.</source>
        <translation>{amperes:.6g} A 进入 {count} 个连通组分。</translation>
    </message>
    <message>
        <source>The run is finished: the folder {path} is not needed any more.</source>
        <translation>运行已完成：文件夹 {path} 不再需要。</translation>
    </message>
    <message>
        <source>Windows of radius {radius} and buffer {buffer} cells, blocks of {block} {block:cell|cells}, {neighbours} neighbours.</source>
        <translation>窗口半径 {radius} 个像元，缓冲 {buffer} 个像元，块大小 {block} 个像元，{neighbours} 邻域。</translation>
    </message>
    <message>
        <source>The right rule: where the map cuts windows the maps differ from Omniscape's, which clears the block at the wrong cells there. Choose its own rule to compare.</source>
        <translation>采用正确的规则：在地图边缘切断窗口处，结果与 Omniscape 不同，因为它在那里清除了错误的像元。如需比较，请选择它自己的规则。</translation>
    </message>
    <message>
        <source>The radius of {radius} cells is larger than the map.</source>
        <translation>半径 {radius} 个像元大于地图。</translation>
    </message>
    <message>
        <source>Omniscape does not know these keys; they change nothing: {keys}.</source>
        <translation>Omniscape 没有这些键；它们不起作用：{keys}。</translation>
    </message>
    <message>
        <source>Omniscape has no solver {solver}; the result does not depend on it.</source>
        <translation>Omniscape 没有求解器 {solver}；结果与之无关。</translation>
    </message>
    <message>
        <source>reclass_table is given, but reclassify_resistance is not true: nothing is reclassified.</source>
        <translation>给出了 reclass_table，但 reclassify_resistance 不为 true：不做重分类。</translation>
    </message>
    <message>
        <source>The .ini decides; these values of the form change nothing: {parameters}.</source>
        <translation>以 .ini 为准；表单中的这些值不起作用：{parameters}。</translation>
    </message>
    <message>
        <source>{parameter} and {config}: give one of them, the .ini names its own layers.</source>
        <translation>{parameter} 和 {config}：只给其中一个，.ini 会指明自己的图层。</translation>
    </message>
    <message>
        <source>{parameter}: choose a folder for Omniscape's files.</source>
        <translation>{parameter}：请为 Omniscape 的文件选择文件夹。</translation>
    </message>
    <message>
        <source>{parameter}: give a layer, or an .ini of Omniscape in {config}.</source>
        <translation>{parameter}：请给出图层，或在 {config} 中给出 Omniscape 的 .ini。</translation>
    </message>
    <message>
        <source>{parameter}: give a layer.</source>
        <translation>{parameter}：请给出图层。</translation>
    </message>
    <message>
        <source>The radius is {cells} cells, {length:g} m.</source>
        <translation>半径为 {cells} 个像元，{length:g} 米。</translation>
    </message>
    <message>
        <source>{parameter}: it is below one cell of {size:g} m; enlarge it to a few cells at least.</source>
        <translation>{parameter}：小于一个 {size:g} 米的像元；请至少增大到几个像元。</translation>
    </message>
    <message>
        <source>The block size is {size} {size:cell|cells}.</source>
        <translation>块大小为 {size} 个像元。</translation>
    </message>
    <message>
        <source>{parameter}: it is {cells:.0f} cells, more than the {most} cells of the map's longer side; reduce it.</source>
        <translation>{parameter}：为 {cells:.0f} 个像元，超过地图长边的 {most} 个像元；请减小。</translation>
    </message>
    <message>
        <source>{parameter} counts only without {other}.</source>
        <translation>“{parameter}”仅在没有“{other}”时起作用。</translation>
    </message>
    <message>
        <source>{parameter} counts only with {other}.</source>
        <translation>“{parameter}”仅在给出“{other}”时起作用。</translation>
    </message>
    <message>
        <source>{parameter} is not read: choose the condition in {choice}.</source>
        <translation>未读取“{parameter}”：请在“{choice}”中选择该条件。</translation>
    </message>
    <message>
        <source>{parameter}: both limits are 0, so that only sources with the target's own value take part.</source>
        <translation>{parameter}：上下限都是 0，因此只有与目标值相同的源参与。</translation>
    </message>
    <message>
        <source>The block size {size} is even; {odd} is taken.</source>
        <translation>块大小 {size} 是偶数；取 {odd}。</translation>
    </message>
    <message>
        <source>A block of {size} cells does not fit into the map of {grid}: reduce the block size.</source>
        <translation>{size} 个像元的块放不进 {grid} 的地图：请减小块大小。</translation>
    </message>
    <message>
        <source>The block of {size} cells is larger than a quarter of the radius of {radius} cells: blocks show in the map. A block of {better} {better:cell|cells} is closer to the map without blocks.</source>
        <translation>块大小 {size} 个像元超过半径 {radius} 个像元的四分之一：块会在图上显现。{better} 个像元的块更接近不分块的图。</translation>
    </message>
    <message>
        <source>The first {count} windows tell: all of them take about {minutes:.1f} minutes.</source>
        <translation>由前 {count} 个窗口估计：全部约需 {minutes:.1f} 分钟。</translation>
    </message>
    <message>
        <source>{count} {count:window|windows} solved, about {minutes} minutes left</source>
        <translation>已求解 {count} 个窗口，约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Normalised current: mean {mean:.4g}, standard deviation {deviation:.4g}; classes begin at {breaks}.</source>
        <translation>归一化电流：均值 {mean:.4g}，标准差 {deviation:.4g}；类别起点为 {breaks}。</translation>
    </message>
    <message>
        <source>The normalised current is {mean:.4g} everywhere: all flow is diffuse.</source>
        <translation>归一化电流处处为 {mean:.4g}：所有流动都是“分散”。</translation>
    </message>
    <message>
        <source>Nothing flows anywhere: no cell has a class of flow.</source>
        <translation>任何地方都没有电流：没有像元有流动等级。</translation>
    </message>
    <message>
        <source>Omniscape's files are in the folder {name}.</source>
        <translation>Omniscape 的文件在文件夹 {name} 中。</translation>
    </message>
    <message>
        <source>{count} finished {count:group|groups} of rows {count:was|were} taken up.</source>
        <translation>已沿用 {count} 组已完成的行。</translation>
    </message>
    <message>
        <source>{conducting} {conducting:cell conducts|cells conduct}, {sources} {sources:is a source|are sources}.</source>
        <translation>{conducting} 个像元导电，{sources} 个是源。</translation>
    </message>
    <message>
        <source>No cell of the resistance has these values of the table: {values}; the values must be exactly those of the raster.</source>
        <translation>阻力栅格中没有表中的这些值：{values}；值必须与栅格中的完全一致。</translation>
    </message>
    <message>
        <source>{windows} {windows:window|windows}, current in {solved}; {asked:.6g} A asked for, {flowed:.6g} A flowed.</source>
        <translation>{windows} 个窗口，{solved} 个有电流；要求 {asked:.6g} A，流过 {flowed:.6g} A。</translation>
    </message>
    <message>
        <source>Solved with at most {iterations} iterations; relative residual {residual:.1e}.</source>
        <translation>求解最多 {iterations} 次迭代；相对残差 {residual:.1e}。</translation>
    </message>
    <message>
        <source>{amperes:.6g} A ({share:.3g} %) did not flow: {reason}; {windows} {windows:window|windows} without current.</source>
        <translation>{amperes:.6g} A（{share:.3g} %）未流动：{reason}；{windows} 个窗口没有电流。</translation>
    </message>
    <message>
        <source>{count} {count:window has|windows have} no solution and {count:is|are} left out; rows and columns of {count:its target|their targets}: {places}.</source>
        <translation>{count} 个窗口无解，已略去；其目标的行和列：{places}。</translation>
    </message>
    <message>
        <source>No block has amperes: the maps are 0.</source>
        <translation>没有块有安培数：结果图为 0。</translation>
    </message>
    <message>
        <source>{width} has no default in percent or metres; give a number, or leave {kind} at a cost.</source>
        <translation>{width}按百分比或米计时没有默认值；请给出数值，或将{kind}保持为成本。</translation>
    </message>
    <message>
        <source>{second} is the same as {first}; choose another one or nothing more.</source>
        <translation>{second}与{first}相同；请另选一种或不另加。</translation>
    </message>
    <message>
        <source>{output} needs a second current; choose one ({parameter}), or leave the output out.</source>
        <translation>{output}需要第二种电流；请选择一种（{parameter}），或不输出该结果。</translation>
    </message>
    <message>
        <source>Corridors are {width:.6g} wide, as a cost.</source>
        <translation>廊道宽度为 {width:.6g}（成本）。</translation>
    </message>
    <message>
        <source>{count} {count:circuit was|circuits were} solved to a residual of {residual:.1e}; no cell gains or loses more than {imbalance:.1e} of the current.</source>
        <translation>求解了 {count} 个电路，残差 {residual:.1e}；各像元电流的增减不超过 {imbalance:.1e}。</translation>
    </message>
    <message>
        <source>The circuits were solved to {residual:.1e} only, not to {tolerance:.1e}: the contrast of the resistances is very high.</source>
        <translation>电路求解的残差仅达 {residual:.1e}，未达 {tolerance:.1e}：阻力的反差非常大。</translation>
    </message>
    <message>
        <source>{count} pinch {count:point|points} of {area:.6g} ha: currents above {limit:.4g} A (fit of the classes {gvf:.3f}), up to {highest:.4g} A.</source>
        <translation>{count} 个夹点，共 {area:.6g} ha：电流大于 {limit:.4g} A（分级的拟合优度 {gvf:.3f}），最大 {highest:.4g} A。</translation>
    </message>
    <message>
        <source>There is no pinch point: no current flows outside the sources, or all places are too small.</source>
        <translation>没有夹点：源地之外没有电流，或所有位置面积过小。</translation>
    </message>
    <message>
        <source>{count} {count:patch is|patches are} smaller than the least area.</source>
        <translation>{count} 个斑块小于最小面积。</translation>
    </message>
    <message>
        <source>The table {name} needs two columns: the old value and the new one.</source>
        <translation>表 {name} 需要两列：旧值和新值。</translation>
    </message>
    <message>
        <source>The table {name} holds {value}, which is neither a number nor the word missing.</source>
        <translation>表 {name} 中的 {value} 既不是数值也不是 missing。</translation>
    </message>
    <message>
        <source>The table {name} gives the new value {value:g}: resistances must be above 0; write missing for barriers.</source>
        <translation>表 {name} 给出的新值为 {value:g}：阻力必须大于 0；阻隔请写 missing。</translation>
    </message>
    <message>
        <source>The extent cannot be transformed from {source} to {target}; check the coordinate systems.</source>
        <translation>范围无法从 {source} 转换到 {target}；请检查坐标系。</translation>
    </message>
    <message>
        <source>{crs} has no metres on the ground; choose a projected coordinate system, for example a UTM zone.</source>
        <translation>{crs} 不能以米表示实地距离；请选择投影坐标系，例如 UTM 分带。</translation>
    </message>
    <message>
        <source>{parameter}: "{entry}" is not understood; write for example ndvi=0.0001 or ndvi=-2000..10000.</source>
        <translation>{parameter}：无法理解“{entry}”；请写成例如 ndvi=0.0001 或 ndvi=-2000..10000 的形式。</translation>
    </message>
    <message>
        <source>{parameter}: no layer is called {unknown}; the layers are: {known}.</source>
        <translation>{parameter}：没有名为 {unknown} 的图层；现有图层为：{known}。</translation>
    </message>
    <message>
        <source>Choose at least one raster of classes or of values.</source>
        <translation>请至少选择一个分类栅格或数值栅格。</translation>
    </message>
    <message>
        <source>The cell size must be above 0.</source>
        <translation>像元大小应大于 0。</translation>
    </message>
    <message>
        <source>{parameter}: the entry for "{name}" is not understood; write for example ndvi=0.0001 as a scale or ndvi=-2000..10000 as a range.</source>
        <translation>{parameter}：无法理解“{name}”的条目；比例因子请写成例如 ndvi=0.0001，范围请写成例如 ndvi=-2000..10000。</translation>
    </message>
    <message>
        <source>The study area cannot be transformed into {crs}.</source>
        <translation>研究区无法转换到 {crs}。</translation>
    </message>
    <message>
        <source>The study area is smaller than a cell; choose a smaller cell size.</source>
        <translation>研究区小于一个像元；请减小像元大小。</translation>
    </message>
    <message>
        <source>Grid: {grid}, {crs}.</source>
        <translation>网格：{grid}，{crs}。</translation>
    </message>
    <message>
        <source>The study area has no coordinate system; set the one of {name}.</source>
        <translation>研究区没有坐标系；请设置 {name} 的坐标系。</translation>
    </message>
    <message>
        <source>The raster {name} has no coordinate system; set it first.</source>
        <translation>栅格 {name} 没有坐标系；请先设置。</translation>
    </message>
    <message>
        <source>{name}: joined from {count} tiles.</source>
        <translation>{name}：由 {count} 个分幅合并而成。</translation>
    </message>
    <message>
        <source>The raster {name} has no data in the study area.</source>
        <translation>栅格 {name} 在研究区内没有数据。</translation>
    </message>
    <message>
        <source>{name}: {share:.1f} % of the study area has no data.</source>
        <translation>{name}：研究区的 {share:.1f} % 没有数据。</translation>
    </message>
    <message>
        <source>{name}: the classes {classes} are not in the legend.</source>
        <translation>{name}：类别 {classes} 不在图例中。</translation>
    </message>
    <message>
        <source>{name} has no features in the study area and was left out.</source>
        <translation>{name} 在研究区内没有要素，已略去。</translation>
    </message>
    <message>
        <source>national</source>
        <translation>国道</translation>
    </message>
    <message>
        <source>provincial</source>
        <translation>省道</translation>
    </message>
    <message>
        <source>county</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>A basin of {area:.0f} km2 with {towns} settlements and {rivers} stretches of river.</source>
        <translation>流域面积 {area:.0f} km2，含 {towns} 个居民地和 {rivers} 段河流。</translation>
    </message>
    <message>
        <source>{parameter}: there is no product {product}; the products are: none, {known}.</source>
        <translation>{parameter}：没有产品 {product}；可用的产品为：none, {known}。</translation>
    </message>
    <message>
        <source>{name}: taken for {product}: no data {no_data}, x {factor:g}, {unit} ({source}). PRODUCTS {key}=none switches it off.</source>
        <translation>{name}：识别为{product}：无数据值 {no_data}，× {factor:g}，{unit}（{source}）。PRODUCTS {key}=none 可关闭此识别。</translation>
    </message>
    <message>
        <source>The raster {name} lies outside the study area.</source>
        <translation>栅格 {name} 位于研究区之外。</translation>
    </message>
    <message>
        <source>{output}: from {tiles}, year {year}.</source>
        <translation>{output}：来自 {tiles}，年份 {year}。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell|cells} outside the valid range {low:g} to {high:g}, or of fill values, {count:was|were} taken as no data.</source>
        <translation>{name}：有 {count} 个像元超出有效范围 {low:g} 至 {high:g} 或为填充值，已作为无数据处理。</translation>
    </message>
    <message>
        <source>{name}: classes {classes}, legend: {legend}{source}.</source>
        <translation>{name}：类别 {classes}，图例：{legend}{source}。</translation>
    </message>
    <message>
        <source>Polygons of esp:barriers, or of your own.</source>
        <translation>esp:barriers 得到的多边形，或自备的多边形。</translation>
    </message>
    <message>
        <source>Before the change, on the ground of the land cover.</source>
        <translation>变化之前的，范围与土地覆被相同。</translation>
    </message>
    <message>
        <source>Share of clay in the soil, from 0 to 100.</source>
        <translation>土壤黏粒含量，0 到 100。</translation>
    </message>
    <message>
        <source>For example the mean temperature; any unit.</source>
        <translation>例如平均气温；单位不限。</translation>
    </message>
    <message>
        <source>The same condition later, on the same grid and in the same unit.</source>
        <translation>同一条件在以后的值，网格和单位相同。</translation>
    </message>
    <message>
        <source>In the order of the years of the land covers; high values are good.</source>
        <translation>按土地覆被年份的顺序；值越高越好。</translation>
    </message>
    <message>
        <source>As Circuitscape reads it; paths in it are those from its folder.</source>
        <translation>与 Circuitscape 读取的相同；其中的路径以它所在文件夹为准。</translation>
    </message>
    <message>
        <source>Polygons; tables then have a row for each of them.</source>
        <translation>多边形；表格中每个多边形一行。</translation>
    </message>
    <message>
        <source>Metres above the sea, as in SRTM.</source>
        <translation>海拔，单位米，如 SRTM。</translation>
    </message>
    <message>
        <source>As many rasters as precipitation has.</source>
        <translation>栅格数与降水相同。</translation>
    </message>
    <message>
        <source>Points, lines or polygons, such as roads; curves and thin polygons are taken as they are.</source>
        <translation>点、线或多边形，例如道路；曲线和狭窄的多边形按原样处理。</translation>
    </message>
    <message>
        <source>Reflectance, one raster a year, in the order of the others or with years in the names.</source>
        <translation>反射率，每年一个栅格，顺序与其他波段相同，或名称中带年份。</translation>
    </message>
    <message>
        <source>Lines; distances to them are a factor of sensitivity.</source>
        <translation>线；到它们的距离是敏感性因子。</translation>
    </message>
    <message>
        <source>Twelve rasters, January to December; 0 to 1 is understood, too.</source>
        <translation>十二个栅格，一月到十二月；0 到 1 的值也可以。</translation>
    </message>
    <message>
        <source>The raster whose grid is that of the result.</source>
        <translation>结果采用该栅格的网格。</translation>
    </message>
    <message>
        <source>A raster of classes; its legend is recognised and told in the log.</source>
        <translation>类别栅格；其图例会被识别并写入日志。</translation>
    </message>
    <message>
        <source>Rasters of classes of one legend, with years in their names; one or several years.</source>
        <translation>同一图例的类别栅格，名称中带年份；一年或多年。</translation>
    </message>
    <message>
        <source>With the classes of the land cover, of another year or plan.</source>
        <translation>类别与土地覆被相同，为另一年份或规划。</translation>
    </message>
    <message>
        <source>What the classes mean: recognised by names, colours and values, or as chosen here.</source>
        <translation>类别的含义：按名称、颜色和值识别，或在此选择。</translation>
    </message>
    <message>
        <source>Degrees Celsius or kelvin, one raster a year.</source>
        <translation>摄氏度或开尔文，每年一个栅格。</translation>
    </message>
    <message>
        <source>Whether cells that only share a corner are neighbours.</source>
        <translation>只有角点相接的像元是否算相邻。</translation>
    </message>
    <message>
        <source>Of MODIS only; other sensors do without it.</source>
        <translation>仅用于 MODIS；其他传感器不需要。</translation>
    </message>
    <message>
        <source>One raster, or one a year, in one unit.</source>
        <translation>一个栅格，或每年一个，单位相同。</translation>
    </message>
    <message>
        <source>Its mean in a source adds to the source's value.</source>
        <translation>源地内的均值计入源地的价值。</translation>
    </message>
    <message>
        <source>Water that plants can take from the soil, as a share of its volume.</source>
        <translation>植物可从土壤中吸收的水分，占土壤体积的比例。</translation>
    </message>
    <message>
        <source>Polygons of esp:pinchpoints, or of your own.</source>
        <translation>esp:pinchpoints 得到的多边形，或自备的多边形。</translation>
    </message>
    <message>
        <source>Millimetres; of a year, or of each period.</source>
        <translation>毫米；全年的，或各时段的。</translation>
    </message>
    <message>
        <source>What a metre costs; above 0, without data where nothing passes.</source>
        <translation>每米的成本；大于 0，不能通过处无数据。</translation>
    </message>
    <message>
        <source>Lines, as of OpenStreetMap; distances to them are a factor of resistance.</source>
        <translation>线，如 OpenStreetMap 的道路；到它们的距离是阻力因子。</translation>
    </message>
    <message>
        <source>More runs are more exact and take longer.</source>
        <translation>次数越多越精确，用时也越长。</translation>
    </message>
    <message>
        <source>Share of sand in the soil, from 0 to 100.</source>
        <translation>土壤砂粒含量，0 到 100。</translation>
    </message>
    <message>
        <source>The same number gives the same random choices.</source>
        <translation>相同的数得到相同的随机选择。</translation>
    </message>
    <message>
        <source>Share of silt in the soil, from 0 to 100.</source>
        <translation>土壤粉粒含量，0 到 100。</translation>
    </message>
    <message>
        <source>Degrees from 0 to 90.</source>
        <translation>0 到 90 度。</translation>
    </message>
    <message>
        <source>As esp:soilretention makes it, one raster or one a year.</source>
        <translation>esp:soilretention 得到的栅格，一个或每年一个。</translation>
    </message>
    <message>
        <source>Millimetres down to what roots cannot pass.</source>
        <translation>到根系不能穿过处的深度，毫米。</translation>
    </message>
    <message>
        <source>Polygons of esp:ecologicalsources or of your own, or a raster of their numbers.</source>
        <translation>esp:ecologicalsources 得到的或自备的多边形，或其编号的栅格。</translation>
    </message>
    <message>
        <source>Columns from, to and score, or class and score; csv, spreadsheet or table of a database.</source>
        <translation>列为 from、to 和 score，或 class 和 score；csv、电子表格或数据库的表。</translation>
    </message>
    <message>
        <source>Degrees Celsius.</source>
        <translation>摄氏度。</translation>
    </message>
    <message>
        <source>Heads the page.</source>
        <translation>页面的标题。</translation>
    </message>
    <message>
        <source>Twelve rasters, January to December.</source>
        <translation>十二个栅格，一月到十二月。</translation>
    </message>
    <message>
        <source>One raster for each land cover, with the year in its name.</source>
        <translation>每个土地覆被对应一个栅格，名称中带年份。</translation>
    </message>
    <message>
        <source>Twelve rasters, January to December; means hide the winds that move sand.</source>
        <translation>十二个栅格，一月到十二月；平均值会掩盖起沙风。</translation>
    </message>
    <message>
        <source>Polygons; each has a row in the result.</source>
        <translation>多边形；结果中每个多边形一行。</translation>
    </message>
    <message>
        <source>The run {folder} holds no limits for this step with these settings; they are found anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held from the run {folder}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: there is no run of the toolbox in {path}; give its folder or a file that it made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {folder} has several steps of {title} that could be meant; name the file of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>{parameter}: the layer {name} has {kind}; a layer of {wanted} is needed.</source>
        <translation>{parameter}：图层 {name} 为{kind}，需要{wanted}图层。</translation>
    </message>
    <message>
        <source>a raster layer</source>
        <translation>栅格图层</translation>
    </message>
    <message>
        <source>a vector layer or a table</source>
        <translation>矢量图层或表格</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>{parameter}: {given} is no place for it.</source>
        <translation>{parameter}：{given} 不能作为输出位置。</translation>
    </message>
    <message>
        <source>{parameter}: a null character cannot be part of it.</source>
        <translation>{parameter}：不能含有空字符。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is not a number.</source>
        <translation>{parameter}：{given} 不是数。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is not a finite number.</source>
        <translation>{parameter}：{given} 不是有限的数。</translation>
    </message>
    <message>
        <source>{parameter}: {given:g} is not a whole number.</source>
        <translation>{parameter}：{given:g} 不是整数。</translation>
    </message>
    <message>
        <source>{parameter}: {given:g} is too small; the least is {least:g}.</source>
        <translation>{parameter}：{given:g} 太小；最小为 {least:g}。</translation>
    </message>
    <message>
        <source>{parameter}: {given:g} is too large; the greatest is {greatest:g}.</source>
        <translation>{parameter}：{given:g} 太大；最大为 {greatest:g}。</translation>
    </message>
    <message>
        <source>{parameter} is missing; give {key}.</source>
        <translation>缺少{parameter}；请给出 {key}。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is not a coordinate system that is known; give one as EPSG:32647.</source>
        <translation>{parameter}：{given} 不是已知的坐标系；请写成 EPSG:32647 这样的形式。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is neither yes nor no.</source>
        <translation>{parameter}：{given} 既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>{parameter}: {given} cannot be used.</source>
        <translation>{parameter}：{given} 无法使用。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is not the number of a band; the first is 1.</source>
        <translation>{parameter}：{given} 不是波段号；第一个波段为 1。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is not one of its options, {options}.</source>
        <translation>{parameter}：{given} 不在选项之中，选项为 {options}。</translation>
    </message>
    <message>
        <source>{parameter}: at least {count} layers are needed.</source>
        <translation>{parameter}：至少需要 {count} 个图层。</translation>
    </message>
    <message>
        <source>{parameter}: {given} is no layer.</source>
        <translation>{parameter}：{given} 不是图层。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is not {kind}.</source>
        <translation>{parameter}：{name} 不是{kind}。</translation>
    </message>
    <message>
        <source>{parameter}: {path} is a folder; choose a file in it.</source>
        <translation>{parameter}：{path} 是文件夹；请选择其中的文件。</translation>
    </message>
    <message>
        <source>{parameter}: the file {path} cannot be read as a layer; it may be damaged, or of another kind.</source>
        <translation>{parameter}：文件 {path} 无法作为图层读取；它可能已损坏，或属于其他类型。</translation>
    </message>
    <message>
        <source>{parameter}: the file {path} does not exist.</source>
        <translation>{parameter}：文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>{parameter}: there is no layer or file {path}.</source>
        <translation>{parameter}：没有名为 {path} 的图层或文件。</translation>
    </message>
    <message>
        <source>{parameter}: {path} is not a folder.</source>
        <translation>{parameter}：{path} 不是文件夹。</translation>
    </message>
    <message>
        <source>{parameter}: {path} is not a file.</source>
        <translation>{parameter}：{path} 不是文件。</translation>
    </message>
    <message>
        <source>{parameter}: {path} does not end in .{ending}.</source>
        <translation>{parameter}：{path} 的扩展名不是 .{ending}。</translation>
    </message>
    <message>
        <source>a mesh layer</source>
        <translation>网格（mesh）图层</translation>
    </message>
    <message>
        <source>a point cloud</source>
        <translation>点云</translation>
    </message>
    <message>
        <source>a layer of vector tiles</source>
        <translation>矢量瓦片图层</translation>
    </message>
    <message>
        <source>a layer of annotations</source>
        <translation>注记图层</translation>
    </message>
    <message>
        <source>a layer of a tiled scene</source>
        <translation>瓦片场景图层</translation>
    </message>
    <message>
        <source>a layer of a plugin</source>
        <translation>插件图层</translation>
    </message>
    <message>
        <source>{parameter}: {path} cannot be opened; check the file and what is named in it.</source>
        <translation>{parameter}：无法打开 {path}；请检查文件以及其中指定的内容。</translation>
    </message>
    <message>
        <source>{parameter}: {path} is a point cloud; turn it into a raster first (pdal:exportraster).</source>
        <translation>{parameter}：{path} 是点云；请先转为栅格（pdal:exportraster）。</translation>
    </message>
    <message>
        <source>{parameter}: the file {path} holds several rasters; give one of them: {names}.</source>
        <translation>{parameter}：文件 {path} 含有多个栅格；请给出其中一个：{names}。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is {kind}; turn it into a raster first (for meshes native:meshrasterize, for point clouds pdal:exportraster).</source>
        <translation>{parameter}：{name} 是{kind}；请先将其转为栅格（网格用 native:meshrasterize，点云用 pdal:exportraster）。</translation>
    </message>
    <message>
        <source>a layer without cells</source>
        <translation>没有像元的图层</translation>
    </message>
    <message>
        <source>{parameter}: {given} cannot be opened; check that the file exists and is a layer that QGIS reads.</source>
        <translation>{parameter}：无法打开 {given}；请检查文件是否存在，以及是否为 QGIS 可读取的图层。</translation>
    </message>
    <message>
        <source>{name} has no coordinate system; its unit is taken as metres.</source>
        <translation>{name} 没有坐标系；其单位视为米。</translation>
    </message>
    <message>
        <source>{name} has no features.</source>
        <translation>{name} 没有要素。</translation>
    </message>
    <message>
        <source>{name}: texts are read as {encoding}, by their bytes; a file .cpg beside it, or the encoding in the layer's properties, says otherwise.</source>
        <translation>{name}：根据字节，文本按 {encoding} 读取；旁边的 .cpg 文件或图层属性中的编码可另行指定。</translation>
    </message>
    <message>
        <source>{name}: {count} {kind} in {crs}, fields {fields}.</source>
        <translation>{name}：{kind}要素 {count} 个，坐标系 {crs}，字段 {fields}。</translation>
    </message>
    <message>
        <source>no coordinate system</source>
        <translation>无坐标系</translation>
    </message>
    <message>
        <source>{name}: {count} {count:feature has|features have} arcs; short lines stand for them.</source>
        <translation>{name}：有 {count} 个要素含圆弧，以短线段代替。</translation>
    </message>
    <message>
        <source>{name}: {count} invalid {count:geometry was|geometries were} repaired.</source>
        <translation>{name}：已修复 {count} 个无效几何图形。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:feature|features} without geometry {count:was|were} left out.</source>
        <translation>{name}：有 {count} 个要素没有几何图形，已略去。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:feature|features} of another kind {count:was|were} left out.</source>
        <translation>{name}：有 {count} 个要素属于其他几何类型，已略去。</translation>
    </message>
    <message>
        <source>{parameter}: no feature is selected; select some, or take all features.</source>
        <translation>{parameter}：未选中任何要素；请选择要素，或使用全部要素。</translation>
    </message>
    <message>
        <source>{parameter}: there are {given} different years for {count} layers; give one for each.</source>
        <translation>{parameter}：{count} 个图层却有 {given} 个不同的年份；请为每个图层给出一个年份。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is given twice.</source>
        <translation>{parameter}：{name} 给出了两次。</translation>
    </message>
    <message>
        <source>{parameter}: nothing tells the years of {names}; they are taken in the order given. Put the years into the names, or give them in YEARS.</source>
        <translation>{parameter}：无从得知 {names} 的年份，按给出的顺序使用。请在名称中写明年份，或在 YEARS 中给出。</translation>
    </message>
    <message>
        <source>{parameter}: matched to {first} by the years in the names.</source>
        <translation>{parameter}：按名称中的年份与 {first} 匹配。</translation>
    </message>
    <message>
        <source>{parameter} has the years {found}, {first} has {years}; give rasters of the same years, or the years in YEARS where the order given is meant.</source>
        <translation>{parameter} 的年份为 {found}，{first} 的年份为 {years}；请给出相同年份的栅格，若以给出的顺序为准，请在 YEARS 中给出年份。</translation>
    </message>
    <message>
        <source>{parameter}: {names} are taken for {years} in the order given, since nothing else tells their years.</source>
        <translation>{parameter}：由于无从得知年份，{names} 按给出的顺序对应 {years}。</translation>
    </message>
    <message>
        <source>Year {year}: {layers}.</source>
        <translation>年份 {year}：{layers}。</translation>
    </message>
    <message>
        <source>{legend}, by the names of its classes</source>
        <translation>{legend}，依据类别名称</translation>
    </message>
    <message>
        <source>{legend}, by the name of the layer</source>
        <translation>{legend}，依据图层名称</translation>
    </message>
    <message>
        <source>{legend}, by the colours of its classes</source>
        <translation>{legend}，依据类别颜色</translation>
    </message>
    <message>
        <source>{legend}, by its set of values</source>
        <translation>{legend}，依据类别值集合</translation>
    </message>
    <message>
        <source>{legend}, as chosen</source>
        <translation>{legend}，由用户选定</translation>
    </message>
    <message>
        <source>the layer's own class names</source>
        <translation>图层自带的类别名称</translation>
    </message>
    <message>
        <source>none that is known</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>not known; its values fit {products}: choose LEGEND</source>
        <translation>无法确定；其值符合 {products}：请选择 LEGEND</translation>
    </message>
    <message>
        <source>{name}: its set of values is that of {legend}, but it could be {others}, too; choose LEGEND if it is.</source>
        <translation>{name}：其类别值集合符合 {legend}，但也可能是 {others}；若是如此，请选择 LEGEND。</translation>
    </message>
    <message>
        <source>{parameter}: {first} is {product} and {other} is {others}, whose values mean different classes; bring them to one legend first, for example with native:reclassifybytable.</source>
        <translation>{parameter}：{first} 是 {product}，{other} 是 {others}，它们的值表示不同的类别；请先统一为一个图例，例如用 native:reclassifybytable。</translation>
    </message>
    <message>
        <source>{name}: its classes are named as those of {first}.</source>
        <translation>{name}：其类别按 {first} 的类别命名。</translation>
    </message>
    <message>
        <source>The raster {layer} has no class names that are known, and its values fit {products}; choose its legend (LEGEND).</source>
        <translation>栅格 {layer} 没有可识别的类别名称，其值符合 {products}；请选择其图例（LEGEND）。</translation>
    </message>
    <message>
        <source>{parameter} is given as {new} and as {old}, its old name, with different values; give {new} alone.</source>
        <translation>{parameter}同时以 {new} 和旧名称 {old} 给出且取值不同；请只给出 {new}。</translation>
    </message>
    <message>
        <source>{output} cannot be written; check that the folder exists and is not read-only.</source>
        <translation>无法写入{output}；请检查文件夹是否存在且可写。</translation>
    </message>
    <message>
        <source>{parameter} has no option {word}; its options are: {options}.</source>
        <translation>{parameter} 没有选项 {word}；可选：{options}。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is a picture with bands of red, green and blue, not a raster of classes; give the raster of classes that it shows, or choose the band where the bands do hold classes.</source>
        <translation>{parameter}：{name} 是由红、绿、蓝波段组成的图片，不是分类栅格；请给出它所显示的分类栅格；若波段中确为类别，请选择波段。</translation>
    </message>
    <message>
        <source>{parameter}: the raster {name} holds numbers that are not whole{kind}: continuous values, no classes; classify it first with esp:classify.</source>
        <translation>{parameter}：栅格 {name} 含有非整数{kind}：是连续值而不是类别；请先用 esp:classify 分级。</translation>
    </message>
    <message>
        <source>{parameter}: the raster {name} has class values up to {value:.10g}; they must lie between -2147483648 and 2147483647: give the classes smaller numbers.</source>
        <translation>{parameter}：栅格 {name} 的类别值达到 {value:.10g}；类别值须在 -2147483648 与 2147483647 之间：请改用较小的数。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is {kind}: continuous values ({count} different ones), no classes; give it as a raster of values, or classify it with esp:classify.</source>
        <translation>{parameter}：{name} 是{kind}：为连续值（{count} 个不同的值）而不是类别；请作为数值栅格给出，或用 esp:classify 分级。</translation>
    </message>
    <message>
        <source>{parameter}: {name} has {count} different values, more than a land cover has classes: continuous values; classify it first with esp:classify.</source>
        <translation>{parameter}：{name} 有 {count} 个不同的值，多于土地覆被的类别数：是连续值；请先用 esp:classify 分级。</translation>
    </message>
    <message>
        <source>{parameter}: {name} has {count} {count:cell|cells} of {value:.10g}, far from all its other values: a fill value that the file does not declare. Declare it as nodata, or set VALID_RANGES in esp:prepare.</source>
        <translation>{parameter}：{name} 有 {count} 个像元的值为 {value:.10g}，与其他值相差甚远：是文件未声明的填充值。请将其声明为无数据值，或在 esp:prepare 中设置 VALID_RANGES。</translation>
    </message>
    <message>
        <source>{parameter}: {name} has {count} {count:cell|cells} of {value:.10g}, a fill value that the file does not declare ({kind} lies between {low:g} and {high:g} {unit}). Declare it as nodata, or set VALID_RANGES in esp:prepare.</source>
        <translation>{parameter}：{name} 有 {count} 个像元的值为 {value:.10g}，是文件未声明的填充值（{kind}应在 {low:g} 与 {high:g} {unit} 之间）。请将其声明为无数据值，或在 esp:prepare 中设置 VALID_RANGES。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell|cells} of elevation 0 at the edge of the raster, {step:.0f} m below their neighbours, were taken as no data. If they are ground, run esp:prepare with VALID_RANGES {name}={low:g},{high:g}.</source>
        <translation>{name}：栅格边缘有 {count} 个高程为 0 的像元，比相邻像元低 {step:.0f} 米，已作为无数据。如果它们是地面，请用 VALID_RANGES {name}={low:g},{high:g} 运行 esp:prepare。</translation>
    </message>
    <message>
        <source>{name}: most values lie between {low:.4g} and {high:.4g}, which is not plausible for {kind} in {unit}; {offset:+g} would be ({first:.4g} to {last:.4g}), as for kelvin. If that is its unit, subtract it first, for example with native:rastercalc.</source>
        <translation>{name}：大多数值在 {low:.4g} 到 {high:.4g} 之间，以 {unit} 为单位的{kind}不会如此；{offset:+g} 后则合理（{first:.4g} 到 {last:.4g}），如开尔文。如果单位确是如此，请先减去它，例如用 native:rastercalc。</translation>
    </message>
    <message>
        <source>{name}: most values lie between {low:.4g} and {high:.4g}, but {kind} lies between {least:g} and {greatest:g} {unit}; check what the layer holds.</source>
        <translation>{name}：大多数值在 {low:.4g} 与 {high:.4g} 之间，而{kind}应在 {least:g} 与 {greatest:g} {unit} 之间；请检查图层内容。</translation>
    </message>
    <message>
        <source>{name}: most values lie between {low:.4g} and {high:.4g}, which is not plausible for {kind} in {unit}; x {factor:g} would be ({first:.4g} to {last:.4g}). If that is its unit, scale it with esp:prepare (SCALES {name}={factor:g}).</source>
        <translation>{name}：大多数值在 {low:.4g} 与 {high:.4g} 之间，作为以 {unit} 为单位的{kind}不合理；乘以 {factor:g} 则合理（{first:.4g} 至 {last:.4g}）。若确为该单位，请用 esp:prepare 换算（SCALES {name}={factor:g}）。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell is|cells are} {value:.10g}, apart from all others; declare that as nodata if it is none.</source>
        <translation>{name}：有 {count} 个像元为 {value:.10g}，与其他值相隔很远；如果这不是数据，请将其声明为无数据值。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell lies|cells lie} beyond what is plausible for {kind} ({low:g} to {high:g} {unit}); check them, or set VALID_RANGES in esp:prepare.</source>
        <translation>{name}：有 {count} 个像元超出 {kind} 的合理范围（{low:g} 到 {high:g} {unit}）；请检查，或在 esp:prepare 中设置 VALID_RANGES。</translation>
    </message>
    <message>
        <source>{parameter}: {name} has {count} {count:cell|cells} of class {value}, a fill value that the file does not declare. Declare it as nodata in the layer's properties, or set VALID_RANGES in esp:prepare.</source>
        <translation>{parameter}：{name} 有 {count} 个像元的类别为 {value}，是文件未声明的填充值。请在图层属性中将其声明为无数据值，或在 esp:prepare 中设置 VALID_RANGES。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell is|cells are} of class {value}, which files often have where they hold no data; declare it as nodata if it is none.</source>
        <translation>{name}：{count} 个像元的类别为 {value}，文件常用它表示无数据；若不是类别，请将其声明为无数据值。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is given twice, and counts twice.</source>
        <translation>{parameter}：{name} 给出了两次，并计算两次。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell holds|cells hold} what {product} has where it has no data, and {count:was|were} taken as no data.</source>
        <translation>{name}：{count} 个像元为{product}的填充值，按无数据处理。</translation>
    </message>
    <message>
        <source>The raster {name} has no data in band {band}.</source>
        <translation>栅格 {name} 的波段 {band} 没有数据。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell|cells} of {values} {count:is|are} no data in the legend {legend}.</source>
        <translation>{name}：{count} 个值为 {values} 的像元在图例 {legend} 中为无数据。</translation>
    </message>
    <message>
        <source>{parameter}: {text} are names, and the values of the land cover fit {products}; choose its legend (LEGEND), or give class values.</source>
        <translation>{parameter}：{text} 是名称，而土地覆被的值符合 {products}；请选择其图例（LEGEND），或给出类别值。</translation>
    </message>
    <message>
        <source>The raster {name} does not overlap {first}; check their coordinate systems and extents.</source>
        <translation>栅格 {name} 与 {first} 不重叠；请检查坐标系和范围。</translation>
    </message>
    <message>
        <source>{name} ({grid}) was warped onto the grid of {first} ({wanted}).</source>
        <translation>{name}（{grid}）已重采样到 {first} 的网格（{wanted}）。</translation>
    </message>
    <message>
        <source>{name}: {kind} {low:.4g} to {high:.4g}{unit}, {grid}, {crs}, {year}{share:.1f} % without data.</source>
        <translation>{name}：{kind} {low:.4g} 至 {high:.4g}{unit}，{grid}，{crs}，{year}{share:.1f} % 无数据。</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{name}: {count} {count:class|classes} ({classes}), legend: {legend}, {grid}, {crs}, {year}{share:.1f} % without data.</source>
        <translation>{name}：{count} 个类别（{classes}），图例：{legend}，{grid}，{crs}，{year}{share:.1f} % 无数据。</translation>
    </message>
    <message>
        <source>{output}: {path} is a file; choose a folder.</source>
        <translation>{output}：{path} 是文件；请选择文件夹。</translation>
    </message>
    <message>
        <source>{output}: {path} cannot be written; choose a folder that you may write into.</source>
        <translation>{output}：无法写入 {path}；请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>{output}: a table cannot be a {ending}; choose a .csv, .xlsx or .gpkg.</source>
        <translation>{output}：表格不能存为 {ending}；请选择 .csv、.xlsx 或 .gpkg。</translation>
    </message>
    <message>
        <source>{output}: only a .gpkg holds layers of a name, not a {ending}.</source>
        <translation>{output}：只有 .gpkg 能容纳有名称的图层，{ending} 不能。</translation>
    </message>
    <message>
        <source>{output}: {path} does not end in {ending}; choose such a name.</source>
        <translation>{output}：{path} 的扩展名不是 {ending}；请改用这样的名称。</translation>
    </message>
    <message>
        <source>{output} would overwrite the input {input}; choose another file.</source>
        <translation>{output}会覆盖输入{input}；请选择其他文件。</translation>
    </message>
    <message>
        <source>{output}: {path} holds other layers ({layers}), which would be lost; choose another file, or add the output to it as a layer.</source>
        <translation>{output}：{path} 中还有其他图层（{layers}），它们会丢失；请选择其他文件，或将输出作为图层添加到其中。</translation>
    </message>
    <message>
        <source>{first} and {second} would both write {path}; give one of them another name.</source>
        <translation>{first}和{second}都会写入 {path}；请为其中一个另取名称。</translation>
    </message>
    <message>
        <source>{parameter}: {reason}</source>
        <translation>{parameter}：{reason}</translation>
    </message>
    <message>
        <source>{parameter}: {value} is no finite number.</source>
        <translation>{parameter}：{value} 不是有限的数。</translation>
    </message>
    <message>
        <source>{parameter}: {value:.10g} is not a whole number.</source>
        <translation>{parameter}：{value:.10g} 不是整数。</translation>
    </message>
    <message>
        <source>{parameter}: there must be {wanted} weights, not {given}.</source>
        <translation>{parameter}：应有 {wanted} 个权重，不是 {given} 个。</translation>
    </message>
    <message>
        <source>Choose the polygons to measure in, or another unit.</source>
        <translation>请选择作为评价单元的多边形，或选择其他单元。</translation>
    </message>
    <message>
        <source>A moving window has no polygons; leave the output of units out.</source>
        <translation>移动窗口没有多边形；请不要输出单元。</translation>
    </message>
    <message>
        <source>CVOR needs a raster of the condition for each year.</source>
        <translation>CVOR 需要每年的状态栅格。</translation>
    </message>
    <message>
        <source>No unit has land cover, vigour and services at once; check that the rasters overlap.</source>
        <translation>没有单元同时具有土地覆被、活力和服务；请检查栅格是否重叠。</translation>
    </message>
    <message>
        <source>{part} is {value:.4g} in all units and years, so it tells nothing apart: one unit or class, a raster of one value, or windows larger than the land make it so.</source>
        <translation>{part} 在所有单元和年份都是 {value:.4g}，无法区分任何差异：原因可能是只有一个单元或一个类别、栅格只有一个值，或窗口大于陆地。</translation>
    </message>
    <message>
        <source>The index is 0 everywhere, since one of its factors is; choose smaller units, or rasters and classes that differ.</source>
        <translation>指数处处为 0，因为其某个因子处处为 0；请选择更小的单元，或有差异的栅格和类别。</translation>
    </message>
    <message>
        <source>The paper's limits of health (.20 .35 .50 .75) do not fit the index as its formula gives it, at most {most:.3f} here: with services scaled by their greatest value bare land cannot be above .040, grass above .201. Rescale the index, or choose natural breaks.</source>
        <translation>论文的健康界限（.20 .35 .50 .75）与按公式得到的指数不符，此处最高仅 {most:.3f}：服务价值按最大值缩放时，裸地不会高于 .040，草地不会高于 .201。请重新缩放指数，或选择自然断点法。</translation>
    </message>
    <message>
        <source>Key class {number} is nowhere on the rasters.</source>
        <translation>栅格中没有关键地类 {number}。</translation>
    </message>
    <message>
        <source>The windows are larger than the raster; their radius is cut to its {size} cells.</source>
        <translation>窗口大于栅格；其半径截为 {size} 个像元。</translation>
    </message>
    <message>
        <source>Windows with a radius of {radius} cells.</source>
        <translation>窗口半径为 {radius} 个像元。</translation>
    </message>
    <message>
        <source>{count} {count:square|squares} of {side:g} m.</source>
        <translation>{count} 个边长 {side:g} m 的方格。</translation>
    </message>
    <message>
        <source>{year}: mean {part} {mean:.4f}.</source>
        <translation>{year}：平均 {part} {mean:.4f}。</translation>
    </message>
    <message>
        <source>{parameter}: numbers from {low} to {high} are wanted, for example 3-8, not {text}.</source>
        <translation>{parameter}：应为 {low} 到 {high} 的数，例如 3-8，而不是 {text}。</translation>
    </message>
    <message>
        <source>{name}: q {q:.4f}, adjusted {adjusted:.4f}, p {p:.2g}, {strata} {strata:class|classes}.</source>
        <translation>{name}：q {q:.4f}，校正 {adjusted:.4f}，p {p:.2g}，{strata} 级。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:class has|classes have} a single sample; other programs may leave {count:it|them} out, and their q differs then.</source>
        <translation>{name}：有 {count} 级只有一个样本；其他程序可能将其略去，q 因而不同。</translation>
    </message>
    <message>
        <source>Neighbouring cells are alike, so that every p is smaller than it should be.</source>
        <translation>相邻像元彼此相似，因此所有 p 都偏小。</translation>
    </message>
    <message>
        <source>{parameter}: {name} is the variable to explain, which explains itself.</source>
        <translation>{parameter}：{name} 就是要解释的变量，它只会解释自身。</translation>
    </message>
    <message>
        <source>{count} {count:sample|samples} with all data, every {step}. cell of a row and a column.</source>
        <translation>有完整数据的样本 {count} 个，行列方向每 {step} 个像元取一个。</translation>
    </message>
    <message>
        <source>The variable and the factors have no cell in common where all have data.</source>
        <translation>变量与各因子没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>{parameter}: there is no factor {entry}; the factors are {names}.</source>
        <translation>{parameter}：没有因子 {entry}；现有因子为 {names}。</translation>
    </message>
    <message>
        <source>{name}: taken as classes.</source>
        <translation>{name}：作为类别处理。</translation>
    </message>
    <message>
        <source>{name}: {method}, {classes} classes, limits {limits}.</source>
        <translation>{name}：{method}，{classes} 级，界限 {limits}。</translation>
    </message>
    <message>
        <source>{name} has nearly as many different values as samples: it is not a raster of classes.</source>
        <translation>{name} 的不同值几乎与样本一样多：它不是类别栅格。</translation>
    </message>
    <message>
        <source>{parameter}: the raster {layer} has no class "{entry}" in its legend; choose its legend or give class values.</source>
        <translation>{parameter}：栅格 {layer} 的图例中没有类别“{entry}”；请选择其图例或给出类别值。</translation>
    </message>
    <message>
        <source>The paper gives no coefficients of resistance and resilience; those in use are the toolbox author's own judgement. Give a table with columns lucode, resistant, resilient to use others.</source>
        <translation>论文未给出抵抗力系数和恢复力系数；所用为本工具箱作者的判断。如需使用其他值，请给出含列 lucode、resistant、resilient 的表。</translation>
    </message>
    <message>
        <source>The coefficients of resistance and resilience must lie between 0 and 1.</source>
        <translation>抵抗力系数和恢复力系数应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Resistance and resilience of the classes: {list}.</source>
        <translation>各类别的抵抗力与恢复力：{list}。</translation>
    </message>
    <message>
        <source>Values of services: table 2 of the Qaidam paper.</source>
        <translation>服务价值：柴达木论文表 2。</translation>
    </message>
    <message>
        <source>{parameter}: there are {count} rasters for {years} years; give one for each year.</source>
        <translation>{parameter}：{years} 个年份却有 {count} 个栅格；请每年给出一个。</translation>
    </message>
    <message>
        <source>{year}. year: the vitality has values below 0.</source>
        <translation>{year} 年：活力含小于 0 的值。</translation>
    </message>
    <message>
        <source>Give the years as bands of one raster or as several rasters, one of both.</source>
        <translation>各年份请以一个栅格的波段或多个栅格之一给出。</translation>
    </message>
    <message>
        <source>Give {count} limits between the classes.</source>
        <translation>请给出等级之间的 {count} 个界限。</translation>
    </message>
    <message>
        <source>Contributions need the components of esp:ecosystemhealth.</source>
        <translation>计算贡献需要 esp:ecosystemhealth 的分量。</translation>
    </message>
    <message>
        <source>There is one year only: its change is left out.</source>
        <translation>只有一个年份：跳过变化分析。</translation>
    </message>
    <message>
        <source>Change needs at least two years, and there is one.</source>
        <translation>变化分析至少需要两个年份，现只有一个。</translation>
    </message>
    <message>
        <source>No cell has data in the first and the last year.</source>
        <translation>第一年和最后一年没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>The years must be numbers; they are: {years}.</source>
        <translation>年份必须是数字；现为：{years}。</translation>
    </message>
    <message>
        <source>A trend needs at least three years; there are {count}.</source>
        <translation>趋势分析至少需要三个年份，现有 {count} 个。</translation>
    </message>
    <message>
        <source>No cell has a trend with p up to {level:g} (the least is {least:.3g}), so all count as stable; more dates or a higher limit are needed.</source>
        <translation>没有像元的趋势 p 不超过 {level:g}（最小为 {least:.3g}），因此全部计为稳定；需要更多时期或更高的界限。</translation>
    </message>
    <message>
        <source>{name}: {share:.1f} % of the area.</source>
        <translation>{name}：占面积的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>{start} to {end}: {up:.0f} ha in a higher class, {down:.0f} ha in a lower one, {same:.0f} ha in the same.</source>
        <translation>{start} 至 {end}：等级升高 {up:.0f} ha，降低 {down:.0f} ha，不变 {same:.0f} ha。</translation>
    </message>
    <message>
        <source>The components have no cell with data in {start} and {end}.</source>
        <translation>分量在 {start} 和 {end} 没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>The components raster {name} has no band "{part} {year}"; take the components of the same run of esp:ecosystemhealth.</source>
        <translation>分量栅格 {name} 没有波段“{part} {year}”；请使用同一次 esp:ecosystemhealth 运行的分量。</translation>
    </message>
    <message>
        <source>Patches have no metrics of their own in a moving window; choose another level or unit.</source>
        <translation>移动窗口中斑块没有单独的指数；请选择其他水平或单元。</translation>
    </message>
    <message>
        <source>A moving window gives a raster; choose where to write the metrics as raster.</source>
        <translation>移动窗口的结果为栅格；请选择指数栅格的保存位置。</translation>
    </message>
    <message>
        <source>Units have no metrics at the level of patches; take the table or the raster.</source>
        <translation>斑块水平的指数不属于单元；请使用表格或栅格。</translation>
    </message>
    <message>
        <source>Left out without {parameter} ({key}): {metrics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: the raster has none of these classes.</source>
        <translation>{parameter}：栅格中没有这些类别。</translation>
    </message>
    <message>
        <source>The check needs {simulated}.</source>
        <translation>检验需要{simulated}。</translation>
    </message>
    <message>
        <source>A projection needs {years}.</source>
        <translation>预测需要{years}。</translation>
    </message>
    <message>
        <source>{first} to {last}: {lasting:.1f} % of the land lasts.</source>
        <translation>{first} 至 {last}：{lasting:.1f} % 的土地未变。</translation>
    </message>
    <message>
        <source>A projection needs years as numbers; the land covers are of {years}.</source>
        <translation>预测要求年份为数字；土地覆被的年份为 {years}。</translation>
    </message>
    <message>
        <source>{year:g} is not later than the last year, {last}.</source>
        <translation>{year:g} 不晚于最后一年 {last}。</translation>
    </message>
    <message>
        <source>{year:g}: the matrix of {span} years has no exact part for this time; small negative entries were set to 0.</source>
        <translation>{year:g}：{span} 年的转移矩阵没有对应这一时段的精确解；较小的负值已设为 0。</translation>
    </message>
    <message>
        <source>Projected by the matrix of {first} to {last}.</source>
        <translation>按 {first} 至 {last} 的矩阵预测。</translation>
    </message>
    <message>
        <source>{map}: figure of merit {fom:.3f}, kappa {kappa:.3f}, {overall:.1f} % of the cells agree.</source>
        <translation>{map}：品质因数 {fom:.3f}，kappa {kappa:.3f}，{overall:.1f} % 的像元一致。</translation>
    </message>
    <message>
        <source>A map without any change has a kappa as high as the simulated one.</source>
        <translation>无任何变化的图的 kappa 与模拟图一样高。</translation>
    </message>
    <message>
        <source>The metric {metric} needs {parameter} ({key}); give it, or leave the metric out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metric}: {value:.6g}</source>
        <translation>{metric}：{value:.6g}</translation>
    </message>
    <message>
        <source>The units have too many columns to name; choose fewer metrics or classes.</source>
        <translation>单元的列过多，无法命名；请减少指数或类别。</translation>
    </message>
    <message>
        <source>{count} {count:patch|patches}.</source>
        <translation>{count} 个斑块。</translation>
    </message>
    <message>
        <source>Windows with a radius of {radius} cells and a stride of {stride}.</source>
        <translation>窗口半径为 {radius} 个像元，步长为 {stride}。</translation>
    </message>
    <message>
        <source>MODIS needs {band}.</source>
        <translation>MODIS 需要{band}。</translation>
    </message>
    <message>
        <source>{parameter}: {count} {count:raster|rasters} for {years} {years:year|years}; give one for each.</source>
        <translation>{parameter}：{years} 个年份有 {count} 个栅格；请每年给出一个。</translation>
    </message>
    <message>
        <source>{parameter}: {count} {count:raster|rasters} cannot be divided among {years} years.</source>
        <translation>{parameter}：{count} 个栅格无法平均分到 {years} 年。</translation>
    </message>
    <message>
        <source>{count} {count:cell|cells} of water or snow {count:is|are} left out.</source>
        <translation>已略去 {count} 个水体或积雪像元。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell of 0 was|cells of 0 were} taken as no data, as products store it.</source>
        <translation>{name}：有 {count} 个值为 0 的像元按产品的存储方式作为无数据。</translation>
    </message>
    <message>
        <source>Reflectance goes up to {high:.4g}: give the factor and the offset of the stored values (for Landsat collection 2 0.0000275 and -0.2, for MODIS 0.0001).</source>
        <translation>反射率最大达 {high:.4g}：请给出存储值的比例因子和偏移量（Landsat Collection 2 为 0.0000275 和 -0.2，MODIS 为 0.0001）。</translation>
    </message>
    <message>
        <source>{year}: mean RSEI {mean:.3f}; the first component explains {explained:.1f} %: {loadings}.</source>
        <translation>{year}：RSEI 均值 {mean:.3f}；第一主成分解释 {explained:.1f} %：{loadings}。</translation>
    </message>
    <message>
        <source>{names} {count:loads|load} with the wrong sign: in deserts, on salt and snow the index does not say what it should.</source>
        <translation>{names} 的载荷符号相反：在荒漠、盐碱地和积雪上，该指数不能表达应有的含义。</translation>
    </message>
    <message>
        <source>The first component explains {share:.1f} % only; less than 60 % is little.</source>
        <translation>第一主成分只解释 {share:.1f} %；低于 60 % 即偏低。</translation>
    </message>
    <message>
        <source>Each year has a scale of its own: its index compares with no other year's.</source>
        <translation>各年份各有尺度：其指数不能与其他年份比较。</translation>
    </message>
    <message>
        <source>{name} is in the geographic coordinate system {crs}, which has no metres; project it with esp:prepare.</source>
        <translation>{name} 采用地理坐标系 {crs}，不以米为单位；请用 esp:prepare 投影。</translation>
    </message>
    <message>
        <source>{name} is in {crs}, whose unit is not the metre; project it with esp:prepare.</source>
        <translation>{name} 采用 {crs}，其单位不是米；请用 esp:prepare 投影。</translation>
    </message>
    <message>
        <source>{name} is in {crs}, the system of web maps: its lengths are {length:.2f} times and its areas {area:.2f} times those on the ground; project it with esp:prepare.</source>
        <translation>{name} 采用网络地图坐标系 {crs}：其长度为实地的 {length:.2f} 倍，面积为实地的 {area:.2f} 倍；请用 esp:prepare 投影。</translation>
    </message>
    <message>
        <source>The layer {name} has no feature on the raster or within {reach:.0f} m of it; check the coordinate systems of both.</source>
        <translation>图层 {name} 没有要素位于栅格上或其 {reach:.0f} m 以内；请检查两者的坐标系。</translation>
    </message>
    <message>
        <source>{path} cannot be read; the file is damaged.</source>
        <translation>无法读取 {path}；文件已损坏。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {reason}.</source>
        <translation>无法读取文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The file {path} is no table of text; save it as csv.</source>
        <translation>文件 {path} 不是文本表格；请保存为 csv。</translation>
    </message>
    <message>
        <source>The file {path} has no rows below its header.</source>
        <translation>文件 {path} 的表头下没有任何行。</translation>
    </message>
    <message>
        <source>The rasters have no coordinate system, so their latitude is not known; set it in the layers' properties.</source>
        <translation>栅格没有坐标系，无法得知其纬度；请在图层属性中设置。</translation>
    </message>
    <message>
        <source>The rasters lie where their coordinate system is not defined; check it.</source>
        <translation>栅格位于其坐标系未定义的地方；请检查坐标系。</translation>
    </message>
    <message>
        <source>{parameter}: choose the rasters.</source>
        <translation>{parameter}：请选择栅格。</translation>
    </message>
    <message>
        <source>{parameter}: the months are taken by the numbers in the names: {names}.</source>
        <translation>{parameter}：月份按名称中的数字确定：{names}。</translation>
    </message>
    <message>
        <source>The raster {path} cannot be opened.</source>
        <translation>无法打开栅格 {path}。</translation>
    </message>
    <message>
        <source>The layer {path} cannot be opened.</source>
        <translation>无法打开图层 {path}。</translation>
    </message>
    <message>
        <source>A geometry keeps its heights or measures; save the layer without them.</source>
        <translation>有几何图形的高程值或测量值无法去除；请将图层另存为不含这些值的图层。</translation>
    </message>
    <message>
        <source>The raster {name} does not overlap the first raster.</source>
        <translation>栅格 {name} 与第一个栅格不重叠。</translation>
    </message>
    <message>
        <source>The raster {name} cannot be aligned: {reason}</source>
        <translation>无法对齐栅格 {name}：{reason}</translation>
    </message>
    <message>
        <source>The layer {name} is a picture from the net (WMS or XYZ) and has no values; give the data themselves.</source>
        <translation>图层 {name} 是网络图片（WMS 或 XYZ），没有数值；请给出数据本身。</translation>
    </message>
    <message>
        <source>The raster {name} cannot be opened: {reason}</source>
        <translation>无法打开栅格 {name}：{reason}</translation>
    </message>
    <message>
        <source>The raster {name} is rotated; warp it north-up with esp:prepare.</source>
        <translation>栅格 {name} 有旋转；请用 esp:prepare 重采样为正北向上。</translation>
    </message>
    <message>
        <source>The raster {name} has cells of {width:.10g} x {height:.10g}; make them square with esp:prepare.</source>
        <translation>栅格 {name} 的像元为 {width:.10g} x {height:.10g}；请用 esp:prepare 使其成为正方形。</translation>
    </message>
    <message>
        <source>The raster {name} has {bands} band(s), there is no band {band}.</source>
        <translation>栅格 {name} 有 {bands} 个波段，没有波段 {band}。</translation>
    </message>
    <message>
        <source>The raster {name} holds complex numbers; take their real part or amplitude.</source>
        <translation>栅格 {name} 含有复数；请取其实部或幅值。</translation>
    </message>
    <message>
        <source>The raster {name} cannot be read; the file is damaged.</source>
        <translation>无法读取栅格 {name}；文件已损坏。</translation>
    </message>
    <message>
        <source>The layer {name} has no cells of its own; export it to a file first.</source>
        <translation>图层 {name} 没有自己的像元；请先导出为文件。</translation>
    </message>
    <message>
        <source>The layer {name} cannot be read; check its connection.</source>
        <translation>无法读取图层 {name}；请检查其连接。</translation>
    </message>
    <message>
        <source>The outline of {label} cannot be made.</source>
        <translation>无法生成 {label} 的轮廓。</translation>
    </message>
    <message>
        <source>The field {field} of {name} is empty for {count} {count:feature|features}; fill it, or choose another field of ids.</source>
        <translation>{name} 的字段 {field} 有 {count} 个要素为空；请填写，或选择其他编号字段。</translation>
    </message>
    <message>
        <source>The field {field} of {name} holds ids as decimals that are too large to be told apart; use a field of whole numbers or of text.</source>
        <translation>{name} 的字段 {field} 中的编号是过大的小数，无法区分；请使用整数或文本字段。</translation>
    </message>
    <message>
        <source>The layer {name} has no sources on the raster {grid}; sources are polygons or cells above 0.</source>
        <translation>图层 {name} 在栅格 {grid} 上没有源地；源地为多边形或大于 0 的像元。</translation>
    </message>
    <message>
        <source>{name} has cells of {size:.6g} m on a grid of {cell:.6g} m: a cell belongs to the source with the largest share of it, and small sources keep a cell.</source>
        <translation>{name} 的像元为 {size:.6g} m，而网格为 {cell:.6g} m：每个像元归入在其中占比最大的源地，小源地至少保留一个像元。</translation>
    </message>
    <message>
        <source>{name}: the ids are those of the field {field}, as when the corridors were made.</source>
        <translation>{name}：编号取自字段 {field}，与生成廊道时一致。</translation>
    </message>
    <message>
        <source>The corridors were made with the field {made} of {name}, not with {field}: choose {made}.</source>
        <translation>廊道是用 {name} 的字段 {made} 生成的，而不是 {field}：请选择 {made}。</translation>
    </message>
    <message>
        <source>The corridors were made with the sources of {name} numbered one by one, not with the field {field}: leave the field empty, or make the corridors with it.</source>
        <translation>廊道是在 {name} 的源地逐个编号的情况下生成的，没有使用字段 {field}：请将该字段留空，或用该字段重新生成廊道。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:source consists|sources consist} of several features with the same id.</source>
        <translation>{name}：有 {count} 个源地由编号相同的多个要素组成。</translation>
    </message>
    <message>
        <source>ids that are numbered anew</source>
        <translation>重新编排的编号</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数字编号</translation>
    </message>
    <message>
        <source>{name}: {count} {count:source|sources} by the field {field} ({kind}).</source>
        <translation>{name}：按字段 {field}（{kind}）共有 {count} 个源地。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:source|sources}, numbered one by one.</source>
        <translation>{name}：共有 {count} 个源地，逐个编号。</translation>
    </message>
    <message>
        <source>{name}: {count} features overlap on {area:.6g} ha and are joined, so that no ground counts twice; {left} {left:source is|sources are} left.</source>
        <translation>{name}：有 {count} 个要素相互重叠，重叠面积 {area:.6g} ha，已将其合并以免重复计算；剩余 {left} 个源地。</translation>
    </message>
    <message>
        <source>{name}: source {first} lies wholly within other sources; remove it, or give both the same id.</source>
        <translation>{name}：源地 {first} 完全位于其他源地之内；请将其删除，或赋予两者相同的编号。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:pair|pairs} of sources {count:overlaps|overlap} on {area:.6g} ha, which count once, for the one with the higher number: {pairs}.</source>
        <translation>{name}：有 {count} 对源地相互重叠，重叠面积 {area:.6g} ha，只计一次，归入编号较大者：{pairs}。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell lies|cells lie} in more than one source; the one with the highest number has {count:it|them}.</source>
        <translation>{name}：有 {count} 个像元位于多个源地内，归入编号最大者。</translation>
    </message>
    <message>
        <source>{name}: narrower than a cell, so that every cell that they touch was taken: {ids}.</source>
        <translation>{name}：以下源地窄于一个像元，取其所接触的所有像元：{ids}。</translation>
    </message>
    <message>
        <source>{name}: sources {ids} are smaller than a cell; every cell that they touch was taken.</source>
        <translation>{name}：源地 {ids} 小于一个像元；取其所接触的所有像元。</translation>
    </message>
    <message>
        <source>{name}: sources {ids} lie outside the raster {grid} or under another source and were left out.</source>
        <translation>{name}：源地 {ids} 位于栅格 {grid} 之外或被其他源地覆盖，已略去。</translation>
    </message>
    <message>
        <source>Feature {row} cannot be put into a spatial index; repair the layer.</source>
        <translation>要素 {row} 无法加入空间索引；请修复图层。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read as a spreadsheet; save it as xlsx or csv.</source>
        <translation>无法将文件 {path} 作为电子表格读取；请另存为 xlsx 或 csv。</translation>
    </message>
    <message>
        <source>The file {path} has no sheet {sheet}.</source>
        <translation>文件 {path} 没有工作表 {sheet}。</translation>
    </message>
    <message>
        <source>The file {path} has {cells} cells in row {row} and {columns} columns.</source>
        <translation>文件 {path} 第 {row} 行有 {cells} 个单元格，而列数为 {columns}。</translation>
    </message>
    <message>
        <source>The table {name} has no rows.</source>
        <translation>表 {name} 没有任何行。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:row|rows} of totals {count:was|were} left out.</source>
        <translation>{name}：已略去 {count} 个合计行。</translation>
    </message>
    <message>
        <source>{name}: the columns of totals {headers} were left out.</source>
        <translation>{name}：已略去合计列 {headers}。</translation>
    </message>
    <message>
        <source>{name}: the columns of remarks {headers} were left out.</source>
        <translation>{name}：已略去备注列 {headers}。</translation>
    </message>
    <message>
        <source>{name}: a table of {rows} {rows:row|rows}, columns {headers}.</source>
        <translation>{name}：{rows} 行的表格，列为 {headers}。</translation>
    </message>
    <message>
        <source>The layer {name} has coordinates that are no numbers in feature {number}; mend or remove it.</source>
        <translation>图层 {name} 的要素 {number} 含有非数值坐标；请修正或删除该要素。</translation>
    </message>
    <message>
        <source>The layer {name} has no features of the kind that is needed.</source>
        <translation>图层 {name} 没有所需几何类型的要素。</translation>
    </message>
    <message>
        <source>The layer {name} has no features.</source>
        <translation>图层 {name} 没有要素。</translation>
    </message>
    <message>
        <source>The layer {name} has features that cannot be transformed into the coordinate system of the raster; check the layer's coordinate system.</source>
        <translation>图层 {name} 有要素无法转换到栅格的坐标系；请检查图层的坐标系。</translation>
    </message>
    <message>
        <source>The table {name} has no column {wanted}; its columns are: {known}.</source>
        <translation>表 {name} 没有列 {wanted}；现有的列为：{known}。</translation>
    </message>
    <message>
        <source>The map {title} cannot be drawn: a layer is not valid.</source>
        <translation>无法绘制地图 {title}：有图层无效。</translation>
    </message>
    <message>
        <source>The map {path} cannot be written.</source>
        <translation>无法写入地图 {path}。</translation>
    </message>
    <message>
        <source>The layer {name} cannot be added to the project.</source>
        <translation>无法将图层 {name} 添加到工程。</translation>
    </message>
    <message>
        <source>corridors</source>
        <translation>廊道</translation>
    </message>
    <message>
        <source>components</source>
        <translation>连通组分数</translation>
    </message>
    <message>
        <source>sources of the largest component</source>
        <translation>最大连通组分的源地数</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>α 指数</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>β 指数</translation>
    </message>
    <message>
        <source>cost ratio</source>
        <translation>成本比</translation>
    </message>
    <message>
        <source>efficiency by cost</source>
        <translation>效率（按成本）</translation>
    </message>
    <message>
        <source>clustering</source>
        <translation>聚类系数</translation>
    </message>
    <message>
        <source>transitivity</source>
        <translation>传递性</translation>
    </message>
    <message>
        <source>corridors of a source, mean</source>
        <translation>每个源地的平均廊道数</translation>
    </message>
    <message>
        <source>diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <source>{parameter} needs the Python library networkx: on Windows run "python -m pip install --user networkx" in the OSGeo4W shell, on Linux install the package python3-networkx, then restart QGIS; or leave it empty.</source>
        <translation>{parameter}需要 Python 库 networkx：Windows 上请在 OSGeo4W Shell 中运行“python -m pip install --user networkx”，Linux 上请安装软件包 python3-networkx，然后重启 QGIS；也可留空。</translation>
    </message>
    <message>
        <source>{name}: {value:.6g}</source>
        <translation>{name}：{value:.6g}</translation>
    </message>
    <message>
        <source>{name} has {number} as {field}, but there is no such source in {sources}; see row {row}.</source>
        <translation>{name} 的 {field} 为 {number}，但 {sources} 中没有该源地；见第 {row} 行。</translation>
    </message>
    <message>
        <source>The lines of {name} end at other sources of {sources} than those that they name: were they made with another field of ids? Choose that field.</source>
        <translation>{name} 的线所到达的 {sources} 源地与其标明的源地不符：这些线是否用其他编号字段生成？请选择该字段。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:line ends|lines end} at other sources than those named with {count:it|them}, the first in row {row}.</source>
        <translation>{name}：有 {count} 条线所到达的源地与其标明的源地不符，第一条在第 {row} 行。</translation>
    </message>
    <message>
        <source>The layer {name} has no corridor that joins two different sources.</source>
        <translation>图层 {name} 没有连接两个不同源地的廊道。</translation>
    </message>
    <message>
        <source>The layer {name} has {count} {count:corridor|corridors} whose cost is not above 0; the first is in row {row}.</source>
        <translation>图层 {name} 有 {count} 条廊道的成本不大于 0，第一条在第 {row} 行。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:corridor begins and ends|corridors begin and end} in the same source and {count:is|are} left out.</source>
        <translation>{name}：有 {count} 条廊道起止于同一源地，已略去。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:line has|lines have} no length and {count:is|are} left out.</source>
        <translation>{name}：有 {count} 条线没有长度，已略去。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:corridor is|corridors are} there twice and {count:counts|count} once.</source>
        <translation>{name}：有 {count} 条廊道重复，只计一次。</translation>
    </message>
    <message>
        <source>{sources} {sources:source|sources} and {corridors} {corridors:corridor|corridors}.</source>
        <translation>{sources} 个源地和 {corridors} 条廊道。</translation>
    </message>
    <message>
        <source>The network is not connected: it has {count} components, the largest of {largest} {largest:source|sources}; {alone} {alone:source has|sources have} no corridor.</source>
        <translation>网络不连通：有 {count} 个连通组分，最大的含 {largest} 个源地；{alone} 个源地没有廊道。</translation>
    </message>
    <message>
        <source>There are more corridors than a planar network can hold, so that gamma and alpha exceed 1.</source>
        <translation>廊道数超过平面网络的上限，因此 γ 和 α 大于 1。</translation>
    </message>
    <message>
        <source>There is only one corridor: indices of a network say little about it.</source>
        <translation>只有一条廊道：网络指数意义不大。</translation>
    </message>
    <message>
        <source>The layer {name} has no corridor.</source>
        <translation>图层 {name} 没有廊道。</translation>
    </message>
    <message>
        <source>{name}: {count} dropped {count:link is|links are} left out.</source>
        <translation>{name}：已略去 {count} 条被删除的连接。</translation>
    </message>
    <message>
        <source>The layer {name} has no corridor: all its links are dropped.</source>
        <translation>图层 {name} 没有廊道：其全部连接都已舍弃。</translation>
    </message>
    <message>
        <source>Sources {ids} reach beyond the raster {grid}; only their part on it is joined.</source>
        <translation>源地 {ids} 超出栅格 {grid}；只连接其位于栅格上的部分。</translation>
    </message>
    <message>
        <source>Source {name} lies on cells without resistance and cannot be joined.</source>
        <translation>源地 {name} 位于没有阻力的像元上，无法连接。</translation>
    </message>
    <message>
        <source>Source {name}: {lost} of {size} {size:cell|cells} {lost:has|have} no resistance and {lost:is|are} left out.</source>
        <translation>源地 {name}：{size} 个像元中有 {lost} 个没有阻力，已略去。</translation>
    </message>
    <message>
        <source>The preview has paths only: the corridor raster is 0 on them, and there are no areas.</source>
        <translation>预览只有路径：廊道栅格在路径上为 0，且没有廊道范围。</translation>
    </message>
    <message>
        <source>The preview joins neighbours by cost only, whatever pairs are to be joined.</source>
        <translation>无论要连接哪些源地对，预览都只按成本连接相邻源地。</translation>
    </message>
    <message>
        <source>Corridor {first}-{second} is to be kept, but the preview joins neighbours by cost only.</source>
        <translation>廊道 {first}-{second} 要求保留，但预览只按成本连接相邻源地。</translation>
    </message>
    <message>
        <source>Sources {first} and {second} touch.</source>
        <translation>源地 {first} 和 {second} 相接。</translation>
    </message>
    <message>
        <source>{count} {count:link was|links were} looked at, {active} {active:is a corridor|are corridors}.</source>
        <translation>考察了 {count} 条连接，其中 {active} 条为廊道。</translation>
    </message>
    <message>
        <source>No corridor is left; the reasons are in the table of links.</source>
        <translation>没有剩余廊道；原因见连接表。</translation>
    </message>
    <message>
        <source>Corridor {first}-{second} was dropped: {reason}.</source>
        <translation>廊道 {first}-{second} 已删除：{reason}。</translation>
    </message>
    <message>
        <source>{count} {count:link was|links were} dropped with status {status}, such as {first}-{second}: {reason}.</source>
        <translation>有 {count} 条连接以状态 {status} 删除，例如 {first}-{second}：{reason}。</translation>
    </message>
    <message>
        <source>Steps have a direction: the dearer way of a corridor costs {mean:.1f} % more than the other, up to {most:.1f} %; cost is the mean of both.</source>
        <translation>步有方向：廊道较贵的一程比另一程平均贵 {mean:.1f} %，最多 {most:.1f} %；cost 为两程的平均。</translation>
    </message>
    <message>
        <source>{parameter} needs {climate}; give a raster of it, or leave the limit out.</source>
        <translation>{parameter}需要{climate}；请给出该栅格，或不设此限值。</translation>
    </message>
    <message>
        <source>{parameter}: no pair is listed; write pairs such as 1-2, 3-5.</source>
        <translation>{parameter}：没有列出源地对；请写成 1-2, 3-5 的形式。</translation>
    </message>
    <message>
        <source>{parameter}: a width is a cost of 0 or above.</source>
        <translation>{parameter}：宽度是不小于 0 的成本。</translation>
    </message>
    <message>
        <source>{parameter}: not used, since other pairs are to be joined; choose the listed pairs to join them alone.</source>
        <translation>{parameter}：未使用，因为要连接的是其他源地对；只连接所列源地对时请选择该选项。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:row names|rows name} sources that do not exist and {count:was|were} passed over.</source>
        <translation>{name}：有 {count} 行的源地不存在，已略过。</translation>
    </message>
    <message>
        <source>{name}: {keep} {keep:link is|links are} kept and {drop} dropped by hand.</source>
        <translation>{name}：手动保留 {keep} 条连接，删除 {drop} 条。</translation>
    </message>
    <message>
        <source>The field {field} is the mean of {layer} along every path.</source>
        <translation>字段{field}为{layer}沿各路径的平均值。</translation>
    </message>
    <message>
        <source>The network of {count} sources has {parts} {parts:part|parts}.</source>
        <translation>{count} 个源地的网络分为 {parts} 个部分。</translation>
    </message>
    <message>
        <source>{outside:.6g} km of corridors lie outside the sources, on {ground:.6g} km of ground in all; the lines one by one are {lines:.6g} km long.</source>
        <translation>源地之外的廊道长 {outside:.6g} km，地面全长 {ground:.6g} km；逐条相加的线长 {lines:.6g} km。</translation>
    </message>
    <message>
        <source>Widths by cost need {sources}.</source>
        <translation>按成本求宽度需要{sources}。</translation>
    </message>
    <message>
        <source>{output} needs {current}.</source>
        <translation>{output}需要{current}。</translation>
    </message>
    <message>
        <source>Half widths below the cells of {cell:g} m hold the cells of the lines only: {widths}.</source>
        <translation>小于像元 {cell:g} m 的半宽只含线经过的像元：{widths}。</translation>
    </message>
    <message>
        <source>The layer {name} has no corridor with a length.</source>
        <translation>图层 {name} 没有有长度的廊道。</translation>
    </message>
    <message>
        <source>{name} has no names of classes; give {parameter} for the share of natural land.</source>
        <translation>{name} 没有类别名称；请给出“{parameter}”以求自然土地占比。</translation>
    </message>
    <message>
        <source>By land cover: {width:g} m, with {share:.1f} % natural land; {first:.1f} % within {least:g} m.</source>
        <translation>按土地覆被：{width:g} m，自然土地 {share:.1f} %；{least:g} m 内为 {first:.1f} %。</translation>
    </message>
    <message>
        <source>The natural share holds up to the greatest width; list greater ones to see where it falls.</source>
        <translation>自然占比直到最大宽度都保持；请列出更大的宽度以看其何处下降。</translation>
    </message>
    <message>
        <source>By current: the curve has its knee at {width:g} m.</source>
        <translation>按电流：曲线的拐点在 {width:g} m。</translation>
    </message>
    <message>
        <source>By current: the curve has no knee; it tells no width.</source>
        <translation>按电流：曲线没有拐点，不能给出宽度。</translation>
    </message>
    <message>
        <source>{share:.0f} % of the current lie within {width:g} m.</source>
        <translation>{share:.0f} % 的电流在 {width:g} m 以内。</translation>
    </message>
    <message>
        <source>No width that is listed holds {share:.0f} % of the current.</source>
        <translation>所列宽度都不足以含 {share:.0f} % 的电流。</translation>
    </message>
    <message>
        <source>{share:.0f} % of the current flow through {area:.6g} ha.</source>
        <translation>{share:.0f} % 的电流流经 {area:.6g} ha。</translation>
    </message>
    <message>
        <source>Pinch points: {area:.6g} ha within {width:g} m, of which {lasting:.6g} ha are some at every width.</source>
        <translation>夹点：{width:g} m 以内 {area:.6g} ha，其中 {lasting:.6g} ha 在每个宽度下都是。</translation>
    </message>
    <message>
        <source>{paths} need {destinations}; give a layer of them, or leave the paths out.</source>
        <translation>{paths}需要{destinations}；请给出目标图层，或不输出路径。</translation>
    </message>
    <message>
        <source>No source of {name} lies where {resistance} has data; move them or mend the raster.</source>
        <translation>{name} 的源地全部位于{resistance}的无数据处；请移动源地或修正栅格。</translation>
    </message>
    <message>
        <source>{name}: sources {ids} lie on cells without resistance and start nothing.</source>
        <translation>{name}：源地 {ids} 位于没有阻力的像元上，不参与计算。</translation>
    </message>
    <message>
        <source>{name}: sources {ids} lie partly on cells without resistance; their other cells are used.</source>
        <translation>{name}：源地 {ids} 部分位于没有阻力的像元上，使用其余像元。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:source|sources}, {cells} {cells:cell|cells}.</source>
        <translation>{name}：{count} 个源地，{cells} 个像元。</translation>
    </message>
    <message>
        <source>{share:.1f} % of the raster is reached.</source>
        <translation>栅格的 {share:.1f} % 可到达。</translation>
    </message>
    <message>
        <source>{name}: destinations {ids} lie outside the raster {grid}.</source>
        <translation>{name}：目标 {ids} 位于栅格 {grid} 之外。</translation>
    </message>
    <message>
        <source>{name}: destinations {ids} lie on cells without resistance.</source>
        <translation>{name}：目标 {ids} 位于没有阻力的像元上。</translation>
    </message>
    <message>
        <source>{name}: destinations {ids} are not reached, for barriers or the greatest cost.</source>
        <translation>{name}：由于障碍或最大成本，目标 {ids} 无法到达。</translation>
    </message>
    <message>
        <source>The layer {name} has no cells above 0; destinations are numbered from 1.</source>
        <translation>图层 {name} 没有大于 0 的像元；目标编号从 1 起。</translation>
    </message>
    <message>
        <source>{parameter} must be above 0.</source>
        <translation>{parameter}应大于 0。</translation>
    </message>
    <message>
        <source>{parameter} must lie between 0 and 1.</source>
        <translation>{parameter}应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Cost of dispersal: {cost:.6g}, the median of the corridors.</source>
        <translation>扩散成本：{cost:.6g}，取廊道成本的中位数。</translation>
    </message>
    <message>
        <source>{parameter}: a share is at most 100 percent, not {given:.10g}.</source>
        <translation>{parameter}：比例最多为 100 %，不能是 {given:.10g}。</translation>
    </message>
    <message>
        <source>S in {unit}, P the mean resistance of each source, L_max {longest:.6g} over {count} corridors.</source>
        <translation>S 的单位为 {unit}，P 为各源地的平均阻力，{count} 条廊道的 L_max 为 {longest:.6g}。</translation>
    </message>
    <message>
        <source>important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>general</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>touching</source>
        <translation>相接</translation>
    </message>
    <message>
        <source>{kind}: {count} {count:corridor|corridors}.</source>
        <translation>{kind}：{count} 条廊道。</translation>
    </message>
    <message>
        <source>{count} {count:corridor has|corridors have} no length, since the sources touch, and so no gravity.</source>
        <translation>有 {count} 条廊道因源地相接而没有长度：没有相互作用强度。</translation>
    </message>
    <message>
        <source>All corridors are {kind} with the threshold of {limit:.6g}; natural classes or a share divide them.</source>
        <translation>阈值为 {limit:.6g} 时所有廊道均为{kind}；可改用自然断点法或比例来划分。</translation>
    </message>
    <message>
        <source>No quality is given: it is 1 in every source.</source>
        <translation>未给出质量：各源地均为 1。</translation>
    </message>
    <message>
        <source>The quality is not used, since another formula is chosen.</source>
        <translation>已选择其他公式，质量不使用。</translation>
    </message>
    <message>
        <source>The threshold is not used, since natural classes divide the corridors.</source>
        <translation>廊道由自然断点法划分，阈值不使用。</translation>
    </message>
    <message>
        <source>The sources of {pairs} touch: their corridors are a single step, and their gravity says little beside that of the others.</source>
        <translation>{pairs} 的源地相接：其廊道只有一步，其相互作用强度与其他廊道不可比。</translation>
    </message>
    <message>
        <source>Source number {number} cannot be indexed; check its geometry.</source>
        <translation>源地 {number} 无法建立索引；请检查其几何图形。</translation>
    </message>
    <message>
        <source>{parameter} needs {count} numbers, not {given}.</source>
        <translation>{parameter} 需要 {count} 个数，而不是 {given} 个。</translation>
    </message>
    <message>
        <source>{parameter} has a weight; give the raster.</source>
        <translation>{parameter}已有权重；请给出栅格。</translation>
    </message>
    <message>
        <source>Highest priority: {name}, {priority:.4f}.</source>
        <translation>优先度最高：{name}，{priority:.4f}。</translation>
    </message>
    <message>
        <source>Steps by slope need {elevation}.</source>
        <translation>按坡度的步需要{elevation}。</translation>
    </message>
    <message>
        <source>Steps by wind or current need {flow} or {angle}, one of both.</source>
        <translation>按风或水流的步需要{flow}或{angle}之一。</translation>
    </message>
    <message>
        <source>{share:.1f} % of the cells have no {layer} and count as barriers.</source>
        <translation>{share:.1f} % 的像元没有{layer}，视为障碍。</translation>
    </message>
    <message>
        <source>{share:.1f} % of the cells have no climate and count as barriers.</source>
        <translation>{share:.1f} % 的像元没有气候数据，视为障碍。</translation>
    </message>
    <message>
        <source>{through} of {count} {count:corridor|corridors} {through:runs|run} through a third source, so that land which several share counts several times; {parameter} leaves them out.</source>
        <translation>{count} 条廊道中有 {through} 条穿过第三个源地，多条廊道共用的土地会被多次计算；{parameter} 可将其略去。</translation>
    </message>
    <message>
        <source>No corridor joins neighbouring sources; leave {parameter} off.</source>
        <translation>没有廊道连接相邻的源地；请不要使用 {parameter}。</translation>
    </message>
    <message>
        <source>{kept} of {count} {count:corridor|corridors} {kept:joins|join} neighbours and {kept:runs|run} through no third source.</source>
        <translation>{count} 条廊道中有 {kept} 条连接相邻源地且不穿过第三个源地。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:line joins|lines join} sources that another line joins already; each pair is one corridor.</source>
        <translation>{name}：有 {count} 条线连接的源地已由其他线连接；每对源地只算一条廊道。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:line has|lines have} no length; the paths between their sources are found anew.</source>
        <translation>{name}：有 {count} 条线没有长度；重新寻找其源地之间的路径。</translation>
    </message>
    <message>
        <source>{parameter}: the folder {path} does not exist; leave it empty to compute the surfaces.</source>
        <translation>{parameter}：文件夹 {path} 不存在；留空则重新计算成本面。</translation>
    </message>
    <message>
        <source>No corridors are given: neighbouring sources are joined, but not through third ones.</source>
        <translation>未给出廊道：连接相邻源地，但不穿过第三个源地。</translation>
    </message>
    <message>
        <source>{fit} of {count} cost {count:surface|surfaces} {fit:fits and is|fit and are} taken up.</source>
        <translation>{count} 个成本面中有 {fit} 个相符，予以沿用。</translation>
    </message>
    <message>
        <source>{count} {count:corridor is|corridors are} looked at.</source>
        <translation>考察 {count} 条廊道。</translation>
    </message>
    <message>
        <source>{count} {count:corridor has|corridors have} no path over this resistance and {count:is|are} left out: {names}.</source>
        <translation>有 {count} 条廊道在该阻力面上没有路径，已略去：{names}。</translation>
    </message>
    <message>
        <source>There is no corridor between the sources over this resistance; check both.</source>
        <translation>源地之间在该阻力面上没有廊道；请检查两者。</translation>
    </message>
    <message>
        <source>Corridor {name} costs {given:.6g} in its layer but {found:.6g} over this resistance: check that sources, resistance, end points and steps are those of the corridors.</source>
        <translation>廊道 {name} 在图层中的成本为 {given:.6g}，而在此阻力面上为 {found:.6g}：请检查源地、阻力、端点和步法是否与廊道一致。</translation>
    </message>
    <message>
        <source>{parameter} belongs to the other strategies; the first one has a budget.</source>
        <translation>{parameter}属于其他策略；第一种策略按预算。</translation>
    </message>
    <message>
        <source>{count} of {wanted} corridors could be added.</source>
        <translation>{wanted} 条廊道中可增加 {count} 条。</translation>
    </message>
    <message>
        <source>Robustness is that of the sources; corridors to stepping stones are left out of it.</source>
        <translation>鲁棒性只针对源地；到踏脚石的廊道不计入。</translation>
    </message>
    <message>
        <source>Robustness by {attack}: {before:.3f} before, {after:.3f} after.</source>
        <translation>按{attack}攻击的鲁棒性：之前 {before:.3f}，之后 {after:.3f}。</translation>
    </message>
    <message>
        <source>The additions lower the robustness by {attack}.</source>
        <translation>新增部分降低了按{attack}攻击的鲁棒性。</translation>
    </message>
    <message>
        <source>{count} {count:corridor|corridors} could be added; {dropped} {dropped:pair has no path, is too costly, or passes|pairs have no path, are too costly, or pass} through others.</source>
        <translation>可添加 {count} 条廊道；{dropped} 对没有路径、成本过高或穿过其他源地。</translation>
    </message>
    <message>
        <source>No corridors are given: the network begins without any.</source>
        <translation>未给出廊道：网络从零开始。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:patch lies|patches lie} in sources or outside the resistance and {count:is|are} left out.</source>
        <translation>{name}：有 {count} 个斑块位于源地内或阻力范围外，已略去。</translation>
    </message>
    <message>
        <source>Budget: {budget:.6g}, a quarter of what there is.</source>
        <translation>预算：{budget:.6g}，为现有量的四分之一。</translation>
    </message>
    <message>
        <source>{measure}: {before:.6g} before, {after:.6g} after {count} {count:addition|additions} (by {rule}); {spent:.6g} of {budget} spent.</source>
        <translation>{measure}：之前 {before:.6g}，新增 {count} 项后 {after:.6g}（{rule}）；支出 {spent:.6g}，预算 {budget}。</translation>
    </message>
    <message>
        <source>Nothing that fits the budget raises {measure}.</source>
        <translation>预算内没有任何方案能提升{measure}。</translation>
    </message>
    <message>
        <source>There are too many sets of candidates to look at all: the optimum is not known.</source>
        <translation>候选组合过多，无法逐一考察：最优解未知。</translation>
    </message>
    <message>
        <source>Optimum: {optimum:.6g}; the list misses it by {gap:.3g} %.</source>
        <translation>最优解：{optimum:.6g}；清单与其相差 {gap:.3g} %。</translation>
    </message>
    <message>
        <source>{order}: R of connectivity {connectivity:.3f}, efficiency {efficiency:.3f}, largest component {largest:.3f}.</source>
        <translation>{order}：连通性 R {connectivity:.3f}，效率 {efficiency:.3f}，最大连通组分 {largest:.3f}。</translation>
    </message>
    <message>
        <source>{order}: R of the largest component {share:.3f}.</source>
        <translation>{order}：最大连通组分的 R 为 {share:.3f}。</translation>
    </message>
    <message>
        <source>The node formulas know no radius and no weights; those that were set have no effect.</source>
        <translation>节点公式没有半径和权重；已设置的不起作用。</translation>
    </message>
    <message>
        <source>{inside} of {count} ends lie in a source.</source>
        <translation>{count} 个端点中有 {inside} 个位于源地内。</translation>
    </message>
    <message>
        <source>No corridor ends in a source: check that these are the sources of the corridors.</source>
        <translation>没有廊道止于源地：请检查这些源地是否为廊道的源地。</translation>
    </message>
    <message>
        <source>{count} {count:line has|lines have} no length and {count:is|are} left out.</source>
        <translation>有 {count} 条线没有长度，已略去。</translation>
    </message>
    <message>
        <source>{count} {count:line lies|lines lie} wholly on others and {count:counts|count} once with them.</source>
        <translation>有 {count} 条线完全与其他线重合，合并计一次。</translation>
    </message>
    <message>
        <source>{lines} {lines:line|lines} became {segments} {segments:segment|segments}; {crossings} {crossings:crossing or touch was|crossings and touches were} cut.</source>
        <translation>{lines} 条线切分为 {segments} 个路段；共切断 {crossings} 处相交和相接。</translation>
    </message>
    <message>
        <source>The network is not connected: it has {count} components, and what lies in another one is not reached.</source>
        <translation>网络不连通：有 {count} 个连通组分，其他组分中的部分无法到达。</translation>
    </message>
    <message>
        <source>There is only one segment: its measures say nothing.</source>
        <translation>只有一个路段：其指标没有意义。</translation>
    </message>
    <message>
        <source>The cost surface {path} cannot be written: {reason}</source>
        <translation>无法写入成本面 {path}：{reason}</translation>
    </message>
    <message>
        <source>The cost surface {path} cannot be read; delete it and run again.</source>
        <translation>无法读取成本面 {path}；请删除后重新运行。</translation>
    </message>
    <message>
        <source>Corridors cover {share:.0f} % of the land outside the sources, so that they leave next to nothing out; give a smaller width than {width:.10g}.</source>
        <translation>廊道占源地之外土地的 {share:.0f} %，几乎没有排除什么；请给出小于 {width:.10g} 的宽度。</translation>
    </message>
    <message>
        <source>Corridors cover {share:.1f} % of the land outside the sources.</source>
        <translation>廊道占源地之外土地的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>No sources are given: the land of their own is not left out.</source>
        <translation>未给出源地：其自身的土地未剔除。</translation>
    </message>
    <message>
        <source>{count} {count:corridor lies|corridors lie} outside the land cover.</source>
        <translation>{count} 条廊道位于土地覆被之外。</translation>
    </message>
    <message>
        <source>There are no corridors: the pattern has no strategic nodes, break points and axes.</source>
        <translation>没有廊道：格局没有生态战略点、生态断裂点和轴线。</translation>
    </message>
    <message>
        <source>The layer {name} has a grade below 1; grades of space syntax count from 1, the lowest.</source>
        <translation>图层 {name} 有小于 1 的等级；空间句法的等级从 1（最低）起。</translation>
    </message>
    <message>
        <source>Corridors have no class: those of the upper natural class of the score are important.</source>
        <translation>廊道没有类别：得分属于自然断点上级的为重要廊道。</translation>
    </message>
    <message>
        <source>Corridors have no class: all are general; esp:gravity tells important ones.</source>
        <translation>廊道没有类别：全部为一般廊道；esp:gravity 可区分重要廊道。</translation>
    </message>
    <message>
        <source>{name} has no field {field} with the class of the roads.</source>
        <translation>{name} 没有表示道路等级的字段 {field}。</translation>
    </message>
    <message>
        <source>{name} has no field with the class of the roads: all are of one class.</source>
        <translation>{name} 没有道路等级字段：全部为同一等级。</translation>
    </message>
    <message>
        <source>The class of roads is read from the field {field}.</source>
        <translation>道路等级取自字段 {field}。</translation>
    </message>
    <message>
        <source>{name}: classes of roads: {classes}.</source>
        <translation>{name}：道路等级：{classes}。</translation>
    </message>
    <message>
        <source>{layer}: {count} {count:feature|features}.</source>
        <translation>{layer}：{count} 个要素。</translation>
    </message>
    <message>
        <source>Give the limits between the classes of health.</source>
        <translation>请给出健康等级之间的界限。</translation>
    </message>
    <message>
        <source>Give the classes of health that need restoring, for example 1,2.</source>
        <translation>请给出需要修复的健康等级，例如 1,2。</translation>
    </message>
    <message>
        <source>Polygons by land cover need the land cover.</source>
        <translation>按土地覆被划分多边形需要土地覆被。</translation>
    </message>
    <message>
        <source>{joined} {joined:piece|pieces} below {area:g} ha joined a neighbour, {dropped} without one {dropped:was|were} left out.</source>
        <translation>{joined} 个小于 {area:g} ha 的图斑并入相邻分区，{dropped} 个没有相邻分区的已略去。</translation>
    </message>
    <message>
        <source>No cell is in a zone: all pieces are smaller than {area:g} ha, or the rules take them out.</source>
        <translation>没有像元属于任何分区：所有图斑都小于 {area:g} ha，或被规则排除。</translation>
    </message>
    <message>
        <source>{count} {count:polygon|polygons} of zones.</source>
        <translation>{count} 个分区多边形。</translation>
    </message>
    <message>
        <source>{name} has no class names that are known, so rules and strategies by name do not fit it; choose its legend.</source>
        <translation>{name} 没有可识别的类别名称，因此按名称的规则和策略对其无效；请选择其图例。</translation>
    </message>
    <message>
        <source>{zone}: {area:.0f} ha, {share:.1f} %.</source>
        <translation>{zone}：{area:.0f} ha，{share:.1f} %。</translation>
    </message>
    <message>
        <source>Sources are graded by {field}.</source>
        <translation>源地按 {field} 分级。</translation>
    </message>
    <message>
        <source>{count} {count:corridor lies|corridors lie} wholly on others.</source>
        <translation>有 {count} 条廊道完全与其他廊道重合。</translation>
    </message>
    <message>
        <source>Planning scheme: {scheme}.</source>
        <translation>规划方案：{scheme}。</translation>
    </message>
    <message>
        <source>{name} ({grid}) is used on the grid of {first} ({wanted}): each cell takes the value it lies in.</source>
        <translation>{name}（{grid}）用于 {first} 的网格（{wanted}）：每个像元取其所在位置的值。</translation>
    </message>
    <message>
        <source>{name}: band {band} of {bands}.</source>
        <translation>{name}：第 {band} 波段，共 {bands} 个。</translation>
    </message>
    <message>
        <source>{name} holds classes of health.</source>
        <translation>{name} 为健康等级。</translation>
    </message>
    <message>
        <source>No cell of {name} is in the health classes {classes}; choose natural breaks or other classes.</source>
        <translation>{name} 没有像元属于健康等级 {classes}；请选择自然断点法或其他等级。</translation>
    </message>
    <message>
        <source>{name} holds classes, so the weak land cannot be divided anew: all of it is the base; give the index of health.</source>
        <translation>{name} 为类别，无法对退化地重新分类：全部退化地作为基底；请给出健康指数。</translation>
    </message>
    <message>
        <source>Of {weak:.0f} ha of weak land {cells:.0f} ha have an index up to {limit:.4g}, its two weakest classes.</source>
        <translation>{weak:.0f} 公顷退化地中有 {cells:.0f} 公顷的指数不高于 {limit:.4g}，即最弱的两类。</translation>
    </message>
    <message>
        <source>Classes of health, limits {limits}.</source>
        <translation>健康等级，界限 {limits}。</translation>
    </message>
    <message>
        <source>The limits of disturbance name {name}, which is none of the layers: {known}.</source>
        <translation>干扰界限中的 {name} 不是任何图层：{known}。</translation>
    </message>
    <message>
        <source>A percentile lies from q0 to q100, not at {given}.</source>
        <translation>百分位数应在 q0 到 q100 之间，不能是 {given}。</translation>
    </message>
    <message>
        <source>{name}: no rule asks for it.</source>
        <translation>{name}：没有规则用到它。</translation>
    </message>
    <message>
        <source>Mines and works: {names}.</source>
        <translation>矿区与工矿：{names}。</translation>
    </message>
    <message>
        <source>{name} disturbs where it is above {limit:.4g}: {share:.1f} % of the area.</source>
        <translation>{name} 大于 {limit:.4g} 处为干扰：占面积的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>{name} disturbs up to {limit:.0f} m: {share:.1f} % of the area.</source>
        <translation>{name} 在 {limit:.0f} m 以内为干扰：占面积的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>{name} has no feature on the raster or near it.</source>
        <translation>{name} 没有要素位于栅格上或其附近。</translation>
    </message>
    <message>
        <source>There is no cell of a corridor on the raster.</source>
        <translation>栅格上没有廊道的像元。</translation>
    </message>
    <message>
        <source>{name}: lines are widened by {buffer:g} m on both sides.</source>
        <translation>{name}：线向两侧各扩展 {buffer:g} m。</translation>
    </message>
    <message>
        <source>Rule {number}, {rule}, is left out: it needs {layers}, which is not given.</source>
        <translation>规则 {number}（{rule}）已略去：它需要的 {layers} 未给出。</translation>
    </message>
    <message>
        <source>Rule {number}, {rule}, decides no cell.</source>
        <translation>规则 {number}（{rule}）未决定任何像元。</translation>
    </message>
    <message>
        <source>Rule {number}, {rule}: {area:.0f} ha, {share:.1f} % of the base ({zone}).</source>
        <translation>规则 {number}（{rule}）：{area:.0f} ha，占基底的 {share:.1f} %（{zone}）。</translation>
    </message>
    <message>
        <source>No rule fits any of the {count} cells of weak health; check the conditions and the layers.</source>
        <translation>{count} 个健康较弱的像元不符合任何规则；请检查条件和图层。</translation>
    </message>
    <message>
        <source>No rule fits {count} {count:cell|cells} of weak health ({share:.1f} %); a last rule without conditions would.</source>
        <translation>{count} 个健康较弱的像元（{share:.1f} %）不符合任何规则；可在最后加一条无条件的规则。</translation>
    </message>
    <message>
        <source>There is a zone called {zone} already; give another name.</source>
        <translation>已有名为 {zone} 的分区；请取其他名称。</translation>
    </message>
    <message>
        <source>There are {count} zones; at most {most} are possible.</source>
        <translation>有 {count} 个分区，最多 {most} 个。</translation>
    </message>
    <message>
        <source>The rules are those of the toolbox after the Qaidam paper, which only tells them in words.</source>
        <translation>规则为本工具箱按柴达木论文拟定，论文只以文字说明。</translation>
    </message>
    <message>
        <source>The strategies table {table} has no column {wanted}; its columns are: {known}.</source>
        <translation>策略表 {table} 没有列 {wanted}；现有的列为：{known}。</translation>
    </message>
    <message>
        <source>The strategies table {table} has an unknown zone "{zone}" in row {row}; the zones are: {known}.</source>
        <translation>策略表 {table} 第 {row} 行的分区“{zone}”未知；可用的分区有：{known}。</translation>
    </message>
    <message>
        <source>The strategies table {table} has an unknown land cover "{cover}" in row {row}; give a class name of the raster, a common land cover or a class value.</source>
        <translation>策略表 {table} 第 {row} 行的土地覆被“{cover}”未知；请给出栅格的类别名称、通用土地覆被或类别值。</translation>
    </message>
    <message>
        <source>Choose a pattern or at least one layer for the report.</source>
        <translation>请为报告选择一个格局或至少一个图层。</translation>
    </message>
    <message>
        <source>{name} was not made by the toolbox; only its map is shown.</source>
        <translation>{name} 不是由本工具箱生成的；只显示其地图。</translation>
    </message>
    <message>
        <source>The file {path} is damaged; what it says of its layer is left out.</source>
        <translation>文件 {path} 已损坏；略去其对图层的说明。</translation>
    </message>
    <message>
        <source>There are no texts in the language {language}; the report is in English.</source>
        <translation>没有语言 {language} 的文本；报告使用英文。</translation>
    </message>
    <message>
        <source>The charts are missing, since the Python library matplotlib is not installed.</source>
        <translation>未安装 Python 库 matplotlib，因此没有图表。</translation>
    </message>
    <message>
        <source>No font with Chinese characters is installed; the pictures have English texts.</source>
        <translation>未安装含中文字符的字体；图片使用英文文字。</translation>
    </message>
    <message>
        <source>The pattern {path} has no layers to show; give the GeoPackage of a pattern.</source>
        <translation>格局 {path} 没有可显示的图层；请给出格局的 GeoPackage。</translation>
    </message>
    <message>
        <source>Give the judgements once: as a matrix, as a table, of a paper, or of several experts.</source>
        <translation>判断只能给出一次：以矩阵、表格、论文或多位专家的形式之一。</translation>
    </message>
    <message>
        <source>The judgements of {title} are inconsistent: CR is {cr:.4f}, and it must be below 0.1. {mending}</source>
        <translation>{title}的判断不一致：CR 为 {cr:.4f}，应小于 0.1。{mending}</translation>
    </message>
    <message>
        <source>{name}: weight {weight:.4f}</source>
        <translation>{name}：权重 {weight:.4f}</translation>
    </message>
    <message>
        <source>Expert {expert}: CR {cr:.4f}</source>
        <translation>专家 {expert}：CR {cr:.4f}</translation>
    </message>
    <message>
        <source>The judgements of expert {expert} are inconsistent: CR is {cr:.4f} and should be below 0.1.</source>
        <translation>专家 {expert} 的判断不一致：CR 为 {cr:.4f}，应小于 0.1。</translation>
    </message>
    <message>
        <source>{first} against {second} is {given}, beyond the scale from 1/9 to 9; check it.</source>
        <translation>{first} 相对于 {second} 为 {given}，超出 1/9 到 9 的标度；请检查。</translation>
    </message>
    <message>
        <source>{title}: lambda max {value:.4f}, CI {ci:.4f}, RI {ri:.2f}, CR {cr:.4f}</source>
        <translation>{title}：最大特征值 {value:.4f}，CI {ci:.4f}，RI {ri:.2f}，CR {cr:.4f}</translation>
    </message>
    <message>
        <source>The judgements of {title} are consistent.</source>
        <translation>{title}的判断满足一致性。</translation>
    </message>
    <message>
        <source>The judgements of {title} are inconsistent: CR is {cr:.4f}, and it should be below 0.1.</source>
        <translation>{title}的判断不一致：CR 为 {cr:.4f}，应小于 0.1。</translation>
    </message>
    <message>
        <source>Choose either one raster or several rasters to classify.</source>
        <translation>请选择单个栅格或多个栅格之一进行分级。</translation>
    </message>
    <message>
        <source>The manual limits are not used, since another method is chosen.</source>
        <translation>已选择其他方法，手动界限不使用。</translation>
    </message>
    <message>
        <source>The run {folder} has limits of {held} layers, and there are {count}; give the same ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes} classes, goodness of variance fit {gvf:.4f}, limits {limits}</source>
        <translation>{classes} 级，方差拟合优度 {gvf:.4f}，界限 {limits}</translation>
    </message>
    <message>
        <source>There {classes:is|are} {classes} {classes:class|classes} instead of {wanted}: too many cells have the same value.</source>
        <translation>只有 {classes} 级而非 {wanted} 级：过多像元的值相同。</translation>
    </message>
    <message>
        <source>Each layer has limits of its own: they are in the table, the legend has class numbers.</source>
        <translation>各图层的界限不同：界限见表，图例只显示级号。</translation>
    </message>
    <message>
        <source>not sensitive</source>
        <translation>不敏感</translation>
    </message>
    <message>
        <source>slightly sensitive</source>
        <translation>轻度敏感</translation>
    </message>
    <message>
        <source>moderately sensitive</source>
        <translation>中度敏感</translation>
    </message>
    <message>
        <source>highly sensitive</source>
        <translation>高度敏感</translation>
    </message>
    <message>
        <source>extremely sensitive</source>
        <translation>极敏感</translation>
    </message>
    <message>
        <source>hardly sensitive</source>
        <translation>一般敏感</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>{parameter}: each of {known} once, not {given}.</source>
        <translation>{parameter}：{known} 各用一次，不能是 {given}。</translation>
    </message>
    <message>
        <source>There are {count} {count:raster|rasters} for {factors}; give one for each, or say what they are.</source>
        <translation>{factors} 有 {count} 个栅格；请各给出一个，或说明各栅格是什么。</translation>
    </message>
    <message>
        <source>The rasters have no cell in common where all have data.</source>
        <translation>各栅格没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>{name}: percent are taken as shares.</source>
        <translation>{name}：百分比按比例取用。</translation>
    </message>
    <message>
        <source>{name}: vegetation cover lies between 0 and 1 or 0 and 100 %; check the order of the rasters.</source>
        <translation>{name}：植被覆盖度应在 0 到 1 或 0 到 100 % 之间；请检查栅格的顺序。</translation>
    </message>
    <message>
        <source>{name} is graded as {factor}.</source>
        <translation>{name} 按{factor}分级。</translation>
    </message>
    <message>
        <source>{grade}: {share:.1f} % of the land.</source>
        <translation>{grade}：占土地的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>All land has the grade {grade}: the limits are made for a whole country. Score the factors by natural breaks and give the scores.</source>
        <translation>所有土地均为{grade}：界限针对全国制定。请用自然断点法对因子评分，再给出分值。</translation>
    </message>
    <message>
        <source>{name}: the factor table is not used, since the scores come from classes.</source>
        <translation>{name}：分值来自分级，因子表不使用。</translation>
    </message>
    <message>
        <source>{name}: the scores are those of the factor table and are not turned round.</source>
        <translation>{name}：分值取自因子表，不作反转。</translation>
    </message>
    <message>
        <source>{name}: no factor table is given, natural breaks are used.</source>
        <translation>{name}：未给出因子表，采用自然断点法。</translation>
    </message>
    <message>
        <source>{name}: {cells} {cells:cell|cells} from {lowest:g} to {highest:g} {cells:is|are} not in the table and got {score}.</source>
        <translation>{name}：{cells} 个像元（{lowest:g} 至 {highest:g}）不在表中，赋值 {score}。</translation>
    </message>
    <message>
        <source>{name}: {method}, {classes} classes, limits {limits}, goodness of variance fit {gvf:.4f}</source>
        <translation>{name}：{method}，{classes} 级，界限 {limits}，方差拟合优度 {gvf:.4f}</translation>
    </message>
    <message>
        <source>{name}: there {classes:is|are} {classes} {classes:class|classes} for {scores} scores, since too many cells have the same value.</source>
        <translation>{name}：只有 {classes} 级而分值有 {scores} 个，因为过多像元的值相同。</translation>
    </message>
    <message>
        <source>The {table} gives scores of classes, but distances and slopes need ranges with the columns from, to, score; choose another table.</source>
        <translation>{table}给出的是类别的分值，而距离和坡度需要含列 from、to、score 的区间；请选择其他表。</translation>
    </message>
    <message>
        <source>The {table} gives class names, but the raster {layer} has none; choose its legend.</source>
        <translation>{table}使用类别名称，而栅格 {layer} 没有；请选择其图例。</translation>
    </message>
    <message>
        <source>The table {table} has {columns} criteria as columns and {rows} rows; both must be the same.</source>
        <translation>表 {table} 有 {columns} 列准则和 {rows} 行；两者应相同。</translation>
    </message>
    <message>
        <source>The rows of the table {table} are in another order than its columns; bring both into one order.</source>
        <translation>表 {table} 的行与列顺序不同；请统一顺序。</translation>
    </message>
    <message>
        <source>The table {table} judges '{name}', which is none of the criteria {names}.</source>
        <translation>表 {table} 对“{name}”作出判断，但它不是准则 {names} 之一。</translation>
    </message>
    <message>
        <source>The table {table} judges {first} against {second} twice for expert {expert}; keep one of the rows.</source>
        <translation>表 {table} 中专家 {expert} 对 {first} 与 {second} 作了两次判断；请只保留一行。</translation>
    </message>
    <message>
        <source>Expert {expert}: {reason}</source>
        <translation>专家 {expert}：{reason}</translation>
    </message>
    <message>
        <source>Choose the features or the classes to measure the distance to.</source>
        <translation>请选择计算距离的要素或类别。</translation>
    </message>
    <message>
        <source>There are features or classes to measure the distance to, but the distance is not what is scored; choose it as score.</source>
        <translation>给出了计算距离的要素或类别，但评分对象不是距离；请将距离选为评分对象。</translation>
    </message>
    <message>
        <source>Choose either a factor table of your own or one of a paper, not both.</source>
        <translation>请选择自己的因子表或论文的因子表之一。</translation>
    </message>
    <message>
        <source>No cell has a score: everything is nodata or blocked.</source>
        <translation>没有像元有分值：全部为无数据或不可通行。</translation>
    </message>
    <message>
        <source>{parameter}: the raster {name} has no cell of {classes}.</source>
        <translation>{parameter}：栅格 {name} 没有 {classes} 的像元。</translation>
    </message>
    <message>
        <source>{name}: distances up to {distance:.0f} m.</source>
        <translation>{name}：距离最大 {distance:.0f} m。</translation>
    </message>
    <message>
        <source>{count} {count:cell has|cells have} resistance 0, which cost distance refuses; set the least resistance.</source>
        <translation>{count} 个像元的阻力为 0，成本距离不接受；请设置最小阻力。</translation>
    </message>
    <message>
        <source>Strength and table of classes belong to a land cover, and none is given.</source>
        <translation>修正强度和类别表须配合土地覆被，而未给出土地覆被。</translation>
    </message>
    <message>
        <source>Mean of the corrector: {mean:.6g}</source>
        <translation>修正图层的均值：{mean:.6g}</translation>
    </message>
    <message>
        <source>The mean of the corrector is {mean:.6g}, over the other set of cells it would be {other:.6g}: the two layers cover different areas.</source>
        <translation>修正图层的均值为 {mean:.6g}，若取另一组像元则为 {other:.6g}：两个图层覆盖的区域不同。</translation>
    </message>
    <message>
        <source>{name}: the corrector is 0, the resistance stays.</source>
        <translation>{name}：修正图层为 0，阻力不变。</translation>
    </message>
    <message>
        <source>{name}: mean of the corrector {mean:.4g}, mean resistance {before:.4g} before and {after:.4g} after.</source>
        <translation>{name}：修正图层均值 {mean:.4g}，平均阻力之前 {before:.4g}，之后 {after:.4g}。</translation>
    </message>
    <message>
        <source>The least resistance is the smallest of the surface, {value:g}.</source>
        <translation>最小阻力取阻力面的最小值 {value:g}。</translation>
    </message>
    <message>
        <source>The greatest resistance is {after:.4g}, {times:.0f} times what it was: some cells are far brighter than the rest of their class. Set the greatest resistance, for example {before:g}.</source>
        <translation>最大阻力为 {after:.4g}，是原来的 {times:.0f} 倍：有些像元远比同类的其余像元亮。请设最大阻力，例如 {before:g}。</translation>
    </message>
    <message>
        <source>{count} {count:cell was|cells were} raised to {value:g}.</source>
        <translation>有 {count} 个像元提高到 {value:g}。</translation>
    </message>
    <message>
        <source>{count} {count:cell was|cells were} lowered to {value:g}.</source>
        <translation>有 {count} 个像元降低到 {value:g}。</translation>
    </message>
    <message>
        <source>Resistance {when}: {minimum:.4g} to {maximum:.4g}, mean {mean:.4g}</source>
        <translation>{when}阻力：{minimum:.4g} 至 {maximum:.4g}，均值 {mean:.4g}</translation>
    </message>
    <message>
        <source>negative exponential</source>
        <translation>负指数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>reciprocal</source>
        <translation>倒数</translation>
    </message>
    <message>
        <source>monomolecular</source>
        <translation>单分子</translation>
    </message>
    <message>
        <source>inverse monomolecular</source>
        <translation>逆单分子</translation>
    </message>
    <message>
        <source>reverse monomolecular</source>
        <translation>反向单分子</translation>
    </message>
    <message>
        <source>inverse reverse monomolecular</source>
        <translation>逆反向单分子</translation>
    </message>
    <message>
        <source>ricker</source>
        <translation>Ricker 函数</translation>
    </message>
    <message>
        <source>inverse ricker</source>
        <translation>逆 Ricker 函数</translation>
    </message>
    <message>
        <source>reverse ricker</source>
        <translation>反向 Ricker 函数</translation>
    </message>
    <message>
        <source>inverse reverse ricker</source>
        <translation>逆反向 Ricker 函数</translation>
    </message>
    <message>
        <source>{parameter}: give the two measured values that are no and full suitability.</source>
        <translation>{parameter}：请给出表示完全不适宜和完全适宜的两个实测值。</translation>
    </message>
    <message>
        <source>{parameter}: give two different numbers, for example 0,100.</source>
        <translation>{parameter}：请给出两个不同的数，例如 0,100。</translation>
    </message>
    <message>
        <source>{name}: resistance by the {form} form{shape}, {least:.4g} to {most:.4g}.</source>
        <translation>{name}：按{form}形式转为阻力{shape}，{least:.4g} 至 {most:.4g}。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell lies|cells lie} outside {low:g} to {high:g} and {count:counts|count} as its ends; the values run from {least:.4g} to {most:.4g}.</source>
        <translation>{name}：有 {count} 个像元超出 {low:g} 至 {high:g}，按端点计；值的范围为 {least:.4g} 至 {most:.4g}。</translation>
    </message>
    <message>
        <source>{name}: Ricker's forms rise and fall with suitability.</source>
        <translation>{name}：Ricker 各形式随适宜性先升后降。</translation>
    </message>
    <message>
        <source>{name}: in this form resistance rises with suitability.</source>
        <translation>{name}：在此形式中，阻力随适宜性上升。</translation>
    </message>
    <message>
        <source>{name}: no wall lies on the raster {grid}.</source>
        <translation>{name}：栅格 {grid} 上没有障碍。</translation>
    </message>
    <message>
        <source>Walls block {count} {count:cell|cells}.</source>
        <translation>障碍阻断了 {count} 个像元。</translation>
    </message>
    <message>
        <source>{count} of {all} {all:source|sources} {count:has|have} cells on walls: {ids}.</source>
        <translation>{all} 个源地中有 {count} 个的部分像元位于障碍上：{ids}。</translation>
    </message>
    <message>
        <source>No source lies on a wall.</source>
        <translation>没有源地位于障碍上。</translation>
    </message>
    <message>
        <source>{count} {count:source lies|sources lie} wholly on walls, where nothing can be reached: {ids}.</source>
        <translation>有 {count} 个源地的全部像元都位于障碍上，无法到达：{ids}。</translation>
    </message>
    <message>
        <source>{parameter}: there is no layer {number:g} among the {count} layers.</source>
        <translation>{parameter}：{count} 个图层中没有图层 {number:g}。</translation>
    </message>
    <message>
        <source>Layers can only count the other way round when they are standardised.</source>
        <translation>只有在标准化时才能设置负向图层。</translation>
    </message>
    <message>
        <source>{output} needs {parameter}; name them.</source>
        <translation>{output} 需要 {parameter}；请填写。</translation>
    </message>
    <message>
        <source>Give the weights once: as a text, as a table, or those of a paper.</source>
        <translation>权重只能给出一次：以文本、表格或论文的权重之一。</translation>
    </message>
    <message>
        <source>The layers have no cell in common where all of them have data.</source>
        <translation>各图层没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>Some values are 0 or below: as a resistance, cost distance would refuse them.</source>
        <translation>部分值不大于 0：若用作阻力，成本距离不接受。</translation>
    </message>
    <message>
        <source>{parameter}: there is no layer {name} among {names}.</source>
        <translation>{parameter}：{names} 中没有图层 {name}。</translation>
    </message>
    <message>
        <source>There are {names} names for {layers} layers; give one for each or none.</source>
        <translation>{layers} 个图层却有 {names} 个名称；请为每个图层给出一个，或都不给出。</translation>
    </message>
    <message>
        <source>No weights are given: all layers weigh the same.</source>
        <translation>未给出权重：各图层等权重。</translation>
    </message>
    <message>
        <source>The weights that are given are not used, since another weighting is chosen.</source>
        <translation>已选择其他赋权方法，所给权重不使用。</translation>
    </message>
    <message>
        <source>The weights of {table} are taken in the order of the layers: {names}.</source>
        <translation>{table} 的权重按图层顺序使用：{names}。</translation>
    </message>
    <message>
        <source>{output} needs a later land cover.</source>
        <translation>{output}需要后期土地覆被。</translation>
    </message>
    <message>
        <source>The value of the change needs a price of carbon.</source>
        <translation>计算变化的价值需要碳价格。</translation>
    </message>
    <message>
        <source>The table {table} needs a column lucode with class values, or a column name with class names.</source>
        <translation>表 {table} 需要含类别值的列 lucode，或含类别名称的列 name。</translation>
    </message>
    <message>
        <source>The table {table} has no columns with values beside the class.</source>
        <translation>表 {table} 除类别外没有数值列。</translation>
    </message>
    <message>
        <source>The tables of the toolbox go by names of land cover, and the raster {layer} has none that are known; choose its legend or give a table of your own.</source>
        <translation>工具箱的表格按土地覆被名称对应，而栅格 {layer} 没有可识别的名称；请选择其图例或给出自己的表。</translation>
    </message>
    <message>
        <source>The class "{entry}" of the table {table} is not in the raster's legend; choose the legend, or give class values in a column lucode.</source>
        <translation>表 {table} 的类别“{entry}”不在栅格的图例中；请选择图例，或在列 lucode 中给出类别值。</translation>
    </message>
    <message>
        <source>This index needs: {parameter}.</source>
        <translation>该指标需要：{parameter}。</translation>
    </message>
    <message>
        <source>The index has no value anywhere: the rasters have no cell with data in common.</source>
        <translation>该指标处处无值：各栅格没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>风速</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>气温</translation>
    </message>
    <message>
        <source>humidity</source>
        <translation>湿度</translation>
    </message>
    <message>
        <source>There are {count} rasters of rain; give the year's sum, or its twelve months.</source>
        <translation>降雨栅格有 {count} 个；请给出年总量或十二个月的栅格。</translation>
    </message>
    <message>
        <source>{parameter}: give {count} of the words {known}, one for each service, not {given}.</source>
        <translation>{parameter}：请给出 {count} 个词（{known}），每项服务一个，而不是 {given}。</translation>
    </message>
    <message>
        <source>{parameter}: there are {given} rasters for {wanted} supplies that want one; give a demand for each, or say in {models} which are made.</source>
        <translation>{parameter}：{wanted} 个供给需要需求栅格，现有 {given} 个；请为每个供给给出需求，或在“{models}”中说明哪些由工具生成。</translation>
    </message>
    <message>
        <source>{parameter}: {count} {count:raster|rasters} for {years} {years:year|years}; give one, or one for each.</source>
        <translation>{parameter}：{years} 个年份有 {count} 个栅格；请给出一个，或每年一个。</translation>
    </message>
    <message>
        <source>The demand for {model} needs: {parameters}.</source>
        <translation>{model} 的需求需要：{parameters}。</translation>
    </message>
    <message>
        <source>{parameter}: give one number, or {years}, one for each year; none below 0.</source>
        <translation>{parameter}：请给出一个数，或 {years} 个数（每年一个）；不得小于 0。</translation>
    </message>
    <message>
        <source>water conservation</source>
        <translation>水源涵养</translation>
    </message>
    <message>
        <source>soil conservation</source>
        <translation>水土保持</translation>
    </message>
    <message>
        <source>sand fixation</source>
        <translation>防风固沙</translation>
    </message>
    <message>
        <source>biodiversity</source>
        <translation>生物多样性</translation>
    </message>
    <message>
        <source>Choose the rasters of services, or an NPP index.</source>
        <translation>请选择服务的栅格，或选择一个 NPP 指数。</translation>
    </message>
    <message>
        <source>Choose the raster of net primary production.</source>
        <translation>请选择净初级生产力的栅格。</translation>
    </message>
    <message>
        <source>No NPP index has all its rasters; see the help.</source>
        <translation>没有栅格齐备的 NPP 指数；见帮助。</translation>
    </message>
    <message>
        <source>The index needs: {parameters}.</source>
        <translation>该指数需要：{parameters}。</translation>
    </message>
    <message>
        <source>Net primary production of {count} {count:year|years}; the guide wants the mean of five or more.</source>
        <translation>净初级生产力为 {count} 年；指南要求五年以上的均值。</translation>
    </message>
    <message>
        <source>{name}: its rasters have no cell in common where all have data.</source>
        <translation>{name}：其各栅格没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell is|cells are} below 0 and {count:counts|count} as least important.</source>
        <translation>{name}：有 {count} 个像元小于 0，按最不重要计。</translation>
    </message>
    <message>
        <source>{name}: class {number} from {limit:.4g} up, {share:.1f} % of the land with {held:.1f} % of the service.</source>
        <translation>{name}：第 {number} 级从 {limit:.4g} 起，占土地的 {share:.1f} %，占该服务的 {held:.1f} %。</translation>
    </message>
    <message>
        <source>{parameter}: a factor runs from 0 to 1, not from {low:g} to {high:g}; let it be brought onto 0 to 1.</source>
        <translation>{parameter}：因子取 0 到 1，不能从 {low:g} 到 {high:g}；请让其缩放到 0 至 1。</translation>
    </message>
    <message>
        <source>Rarity needs an earlier land cover.</source>
        <translation>稀缺性需要早期土地覆被。</translation>
    </message>
    <message>
        <source>{threats}: the distance is less than a cell of {cell:g} m, so the threat acts on its own cells only; are the table's distances kilometres?</source>
        <translation>{threats}：距离不足一个像元（{cell:g} m），威胁只作用于自身像元；表中的距离是否以千米计？</translation>
    </message>
    <message>
        <source>{threat} is nowhere on the raster and has no impact.</source>
        <translation>栅格中没有 {threat}，没有影响。</translation>
    </message>
    <message>
        <source>The field access of {name} must lie between 0 and 1.</source>
        <translation>{name} 的字段 access 应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>k = {k:.4g}, mean quality {mean:.4f}.</source>
        <translation>k = {k:.4g}，平均生境质量 {mean:.4f}。</translation>
    </message>
    <message>
        <source>{parameter}: {length:g} m are taken as {cells} cells of {cell:g} m.</source>
        <translation>{parameter}：{length:g} m 按 {cells} 个 {cell:g} m 的像元计。</translation>
    </message>
    <message>
        <source>Wetness of the soil needs precipitation, days with rain and evapotranspiration together.</source>
        <translation>土壤湿度需要同时给出降水、降雨日数和蒸散量。</translation>
    </message>
    <message>
        <source>Give either the wetness factor or what it is made of, not both.</source>
        <translation>请给出湿度因子，或其计算所需的数据，二者择一。</translation>
    </message>
    <message>
        <source>Nothing can be computed: the rasters have no cell with data in common.</source>
        <translation>无法计算：各栅格没有共同有数据的像元。</translation>
    </message>
    <message>
        <source>{count} {count:cell|cells} ({share:.1f} % of all periods) would lose less by stronger wind in the equation; they count as its highest loss.</source>
        <translation>有 {count} 个像元（所有时段的 {share:.1f} %）在方程中风越强风蚀量反而越小；按方程的最大风蚀量计。</translation>
    </message>
    <message>
        <source>{name}: mean {mean:.4g} kg/m2, highest {most:.4g} kg/m2.</source>
        <translation>{name}：均值 {mean:.4g} kg/m2，最大 {most:.4g} kg/m2。</translation>
    </message>
    <message>
        <source>{parameter}: a table is given, and the paper's tables are chosen as well; take one of them.</source>
        <translation>{parameter}：既给出了表，又选择了论文的表格；请二者择一。</translation>
    </message>
    <message>
        <source>{parameter}: choose a table, or the paper's tables.</source>
        <translation>{parameter}：请选择一个表或论文的表格。</translation>
    </message>
    <message>
        <source>The paper's tables go by names of land cover, and the raster {layer} has none that are known; choose its legend.</source>
        <translation>论文的表格按土地覆被名称对应，而栅格 {layer} 没有可识别的名称；请选择其图例。</translation>
    </message>
    <message>
        <source>Choose the zones over which to sum, or leave their output out.</source>
        <translation>请选择求和的分区，或不输出分区。</translation>
    </message>
    <message>
        <source>The layer {name} has no polygon on the raster {grid}; check their coordinate systems.</source>
        <translation>图层 {name} 没有多边形位于栅格 {grid} 上；请检查两者的坐标系。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:polygon lies|polygons lie} outside the raster and {count:has|have} no sums.</source>
        <translation>{name}：有 {count} 个多边形位于栅格之外，没有总和。</translation>
    </message>
    <message>
        <source>{name}: polygons overlap; each is summed for itself.</source>
        <translation>{name}：多边形有重叠；各自分别求和。</translation>
    </message>
    <message>
        <source>The standard unit from crops needs both yields and prices.</source>
        <translation>由作物求标准当量需要同时给出单产和价格。</translation>
    </message>
    <message>
        <source>Give the value of one equivalent or the crops that it follows from, not both.</source>
        <translation>请给出一个当量的价值，或由其推算的作物，二者择一。</translation>
    </message>
    <message>
        <source>Adjusted by {driver}: {columns}.</source>
        <translation>由 {driver} 调整的列：{columns}。</translation>
    </message>
    <message>
        <source>No column of the table of values is adjusted by {driver}; columns are known by the names of services in resources/presets/services/service_categories.csv.</source>
        <translation>价值表中没有可由 {driver} 调整的列；列按 resources/presets/services/service_categories.csv 中的服务名称识别。</translation>
    </message>
    <message>
        <source>One equivalent is worth {unit:.4f} per hectare and year.</source>
        <translation>一个当量的价值为每公顷每年 {unit:.4f}。</translation>
    </message>
    <message>
        <source>{parameter}: there are {given} rasters for {count} years; give one, or one for each.</source>
        <translation>{parameter}：{count} 个年份却有 {given} 个栅格；请给出一个，或每年一个。</translation>
    </message>
    <message>
        <source>{year}: {total:.6g} a year in all.</source>
        <translation>{year}：每年共计 {total:.6g}。</translation>
    </message>
    <message>
        <source>Sand, silt and clay sum to {total:.4g} in most cells, not to 100 %; check what the layers hold.</source>
        <translation>多数像元的砂粒、粉粒和黏粒之和为 {total:.4g}，而不是 100 %；请检查图层的内容。</translation>
    </message>
    <message>
        <source>Sand, silt and clay sum to {total:.4g} in most cells, not to 100 %; x {factor:g} would be percent: scale them with esp:prepare (SCALES).</source>
        <translation>多数像元的砂粒、粉粒和黏粒之和为 {total:.4g}，而不是 100 %；乘以 {factor:g} 即为百分数：请用 esp:prepare（SCALES）换算。</translation>
    </message>
    <message>
        <source>The raster {name} is negative in {count} {count:cell|cells}; correct it or declare its nodata value.</source>
        <translation>栅格 {name} 在 {count} 个像元中为负；请改正或声明其无数据值。</translation>
    </message>
    <message>
        <source>The layer {name} covers no cell of {grid}; check their coordinate systems.</source>
        <translation>图层 {name} 未覆盖 {grid} 的任何像元；请检查两者的坐标系。</translation>
    </message>
    <message>
        <source>{count} stream {count:cell|cells}, {share:.1%} of the cells with data.</source>
        <translation>{count} 个河道像元，占有数据像元的 {share:.1%}。</translation>
    </message>
    <message>
        <source>There are no streams, so nothing is exported; lower the stream threshold.</source>
        <translation>没有河道，因此没有输出；请降低汇流阈值。</translation>
    </message>
    <message>
        <source>{count} {count:cell|cells} ({share:.1%}) {count:reaches|reach} no stream and {count:has|have} no export.</source>
        <translation>有 {count} 个像元（{share:.1%}）不能到达河道，没有输出。</translation>
    </message>
    <message>
        <source>high supply, high demand around</source>
        <translation>高供给，周围高需求</translation>
    </message>
    <message>
        <source>low supply, high demand around</source>
        <translation>低供给，周围高需求</translation>
    </message>
    <message>
        <source>low supply, low demand around</source>
        <translation>低供给，周围低需求</translation>
    </message>
    <message>
        <source>high supply, low demand around</source>
        <translation>高供给，周围低需求</translation>
    </message>
    <message>
        <source>{name}: no clusters were looked for.</source>
        <translation>{name}：未求聚类。</translation>
    </message>
    <message>
        <source>{name}: bivariate Moran's I {moran:.4f}; {high} units with high supply in high demand, {scarce} with low supply in high demand.</source>
        <translation>{name}：双变量莫兰指数 {moran:.4f}；高供给处于高需求中的单元 {high} 个，低供给处于高需求中的单元 {scarce} 个。</translation>
    </message>
    <message>
        <source>{name}: supplies or demands below 0 cannot flow; there is no flow.</source>
        <translation>{name}：低于 0 的供给或需求不能流动；不计算流动。</translation>
    </message>
    <message>
        <source>{name}: {share:.1f} % of the supply reaches demand; {short} of {count} units receive less than they want.</source>
        <translation>{name}：{share:.1f} % 的供给到达需求；{count} 个单元中有 {short} 个所得少于所需。</translation>
    </message>
    <message>
        <source>not significant</source>
        <translation>不显著</translation>
    </message>
    <message>
        <source>{parameter}: {count} {count:raster|rasters} cannot be divided among {years} {years:year|years}.</source>
        <translation>{parameter}：{count} 个栅格不能平分给 {years} 个年份。</translation>
    </message>
    <message>
        <source>No demand is made; leave {output} out.</source>
        <translation>没有需求由工具生成；请去掉{output}。</translation>
    </message>
    <message>
        <source>{parameter}: a year stands there twice.</source>
        <translation>{parameter}：有一个年份出现两次。</translation>
    </message>
    <message>
        <source>{supply}: its demand is {demand}.</source>
        <translation>{supply}：其需求为 {demand}。</translation>
    </message>
    <message>
        <source>{supply}: its demand is made ({model}).</source>
        <translation>{supply}：其需求由工具生成（{model}）。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:cell has|cells have} a supply or demand below 0 and no logarithm.</source>
        <translation>{name}：{count} 个像元的供给或需求低于 0，没有对数。</translation>
    </message>
    <message>
        <source>The services have no cell in common where all have data.</source>
        <translation>各项服务没有都有数据的共同像元。</translation>
    </message>
    <message>
        <source>{name}: mean ratio {ratio:.4f}; surplus on {surplus:.1f} %, deficit on {deficit:.1f} % of the land.</source>
        <translation>{name}：平均供需比 {ratio:.4f}；{surplus:.1f} % 的土地盈余，{deficit:.1f} % 赤字。</translation>
    </message>
    <message>
        <source>{threat}: the raster {name}, by its place.</source>
        <translation>{threat}：按位置使用栅格 {name}。</translation>
    </message>
    <message>
        <source>The threat {threat} has no layer: add a raster of that name to the threat rasters, or give its classes in a column classes, or the path of its raster in a column cur_path.</source>
        <translation>威胁因子 {threat} 没有图层：请在威胁因子栅格中添加同名栅格，或在列 classes 中给出其类别，或在列 cur_path 中给出其栅格路径。</translation>
    </message>
    <message>
        <source>{count} {count:cell|cells} without rain {count:has|have} no result.</source>
        <translation>有 {count} 个像元没有降水，无结果。</translation>
    </message>
    <message>
        <source>{count} {count:raster|rasters} of wind cannot be divided into periods of {samples}.</source>
        <translation>{count} 个风速栅格不能分为每时段 {samples} 个。</translation>
    </message>
    <message>
        <source>{parameter}: {given} {given:raster|rasters} for {count} {count:period|periods}; give one or one for each.</source>
        <translation>{parameter}：{count} 个时段有 {given} 个栅格；请给出一个，或每个时段一个。</translation>
    </message>
    <message>
        <source>{parameter}: give one number above 0 for each of {count} {count:period|periods}.</source>
        <translation>{parameter}：请为 {count} 个时段各给出一个大于 0 的数。</translation>
    </message>
    <message>
        <source>{parameter}: the factor runs from 0 to 1.</source>
        <translation>{parameter}：该因子取 0 到 1。</translation>
    </message>
    <message>
        <source>Give both {nodes} and {connections}.</source>
        <translation>请同时给出{nodes}和{connections}。</translation>
    </message>
    <message>
        <source>Give {patches} or {nodes}.</source>
        <translation>请给出{patches}或{nodes}。</translation>
    </message>
    <message>
        <source>The least cost needs {resistance}.</source>
        <translation>最小成本需要{resistance}。</translation>
    </message>
    <message>
        <source>A sweep needs {distances}.</source>
        <translation>扫描需要{distances}。</translation>
    </message>
    <message>
        <source>Given probabilities have no distance: leave {distances} empty.</source>
        <translation>给定的概率没有距离：请将{distances}留空。</translation>
    </message>
    <message>
        <source>Distances of a sweep are given, but neither {table} nor {picture} is wanted: there is no sweep.</source>
        <translation>给出了扫描的距离，但{table}和{picture}都未要求：不做扫描。</translation>
    </message>
    <message>
        <source>Conefor's files have no polygons: no layers are made.</source>
        <translation>Conefor 文件没有多边形：不生成图层。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:patch has|patches have} no area, the first is {number}; remove such patches.</source>
        <translation>{name}：有 {count} 个斑块没有面积，第一个是 {number}；请将其删除。</translation>
    </message>
    <message>
        <source>{nodes} {nodes:node|nodes} and {links} {links:connection was|connections were} read ({kind}).</source>
        <translation>读取了 {nodes} 个节点和 {links} 条连接（{kind}）。</translation>
    </message>
    <message>
        <source>every pair</source>
        <translation>每一对</translation>
    </message>
    <message>
        <source>the other pairs are not linked</source>
        <translation>其余点对不相连</translation>
    </message>
    <message>
        <source>{count} {count:line repeats a connection or links|lines repeat a connection or link} a node with itself: passed over.</source>
        <translation>已略过 {count} 行重复的连接或与自身相连的节点。</translation>
    </message>
    <message>
        <source>{count} {count:pair|pairs} of patches {count:has|have} no way between them through the resistance.</source>
        <translation>有 {count} 对斑块在阻力面上没有通路。</translation>
    </message>
    <message>
        <source>The field {field} of {name} is negative for {count} {count:patch|patches}, the first is {number}; correct it or remove such patches.</source>
        <translation>{name} 的字段 {field} 在 {count} 个斑块中为负，第一个是 {number}；请改正或删除这些斑块。</translation>
    </message>
    <message>
        <source>{count} {count:patch|patches} of {name} {count:lies|lie} where the resistance has no data, the first is {number}; extend the resistance or remove what is without.</source>
        <translation>{name} 有 {count} 个斑块位于阻力无数据处，第一个是 {number}；请扩大阻力范围或删除这些斑块。</translation>
    </message>
    <message>
        <source>{parameter}: the file is no plain text; save it as text with tabs.</source>
        <translation>{parameter}：文件不是纯文本；请保存为以制表符分隔的文本。</translation>
    </message>
    <message>
        <source>{name} has no polygon for {count} {count:node|nodes} of the Conefor file, the first is {number}; choose the field with the nodes' numbers.</source>
        <translation>{name} 缺少 Conefor 文件中 {count} 个节点的多边形，第一个是 {number}；请选择节点编号字段。</translation>
    </message>
    <message>
        <source>ProtConn needs {area}.</source>
        <translation>ProtConn 需要{area}。</translation>
    </message>
    <message>
        <source>What links add is a column of {links}; choose where to write it.</source>
        <translation>连接的贡献是{links}的一列；请选择其写入位置。</translation>
    </message>
    <message>
        <source>Protected {protected:.4g} % of the landscape, connected {connected:.4g} %, not connected {apart:.4g} %.</source>
        <translation>景观的 {protected:.4g} % 受保护，其中连通 {connected:.4g} %，不连通 {apart:.4g} %。</translation>
    </message>
    <message>
        <source>Metapopulation capacity {capacity:.6g}, mean distance {mean:.4g}.</source>
        <translation>集合种群容量 {capacity:.6g}，平均距离 {mean:.4g}。</translation>
    </message>
    <message>
        <source>{patches} {patches:patch|patches}, {links} {links:link|links}, {components} {components:group|groups}; EC(PC) {ec_pc:.6g}, EC(IIC) {ec_iic:.6g}.</source>
        <translation>{patches} 个斑块，{links} 条连接，{components} 组；EC(PC) {ec_pc:.6g}，EC(IIC) {ec_iic:.6g}。</translation>
    </message>
    <message>
        <source>LCP {lcp:.6g}, AWF {awf:.6g}; PC: {intra:.2f} % within patches, {direct:.2f} % by direct links, {step:.2f} % through stepping stones.</source>
        <translation>LCP {lcp:.6g}，AWF {awf:.6g}；PC：斑块内部 {intra:.2f} %，直接连接 {direct:.2f} %，经由踏脚石 {step:.2f} %。</translation>
    </message>
    <message>
        <source>No landscape area is given: IIC and PC refer to the sum over the patches, {total:.6g}.</source>
        <translation>未给出景观面积：IIC 和 PC 以斑块权重之和 {total:.6g} 为基准。</translation>
    </message>
    <message>
        <source>The landscape area {landscape:.6g} is less than the sum over the patches, {total:.6g}.</source>
        <translation>景观面积 {landscape:.6g} 小于斑块权重之和 {total:.6g}。</translation>
    </message>
    <message>
        <source>{count} patches are connected with each other, which takes about {minutes:.1f} minutes; a least probability (for example 0.01) divides them, fewer patches or a larger least area as well.</source>
        <translation>有 {count} 个斑块相互连通，约需 {minutes:.1f} 分钟；设定最小概率（例如 0.01）可将其分开，减少斑块或提高最小面积亦可。</translation>
    </message>
    <message>
        <source>{count} of {pairs} {pairs:pair|pairs} {count:has|have} a probability below {least:g} and {count:is|are} not linked; that lowers PC and raises the connector parts.</source>
        <translation>{pairs} 对中有 {count} 对的概率低于 {least:g}，不相连；这会使 PC 偏低，connector 部分偏高。</translation>
    </message>
    <message>
        <source>Give {raster} or {polygons}, or {layers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} needs {raster}; give {area} instead.</source>
        <translation>{share}需要{raster}；请改为给出{area}。</translation>
    </message>
    <message>
        <source>The least area is {area:.4g} ha: {share:g} % of the land.</source>
        <translation>最小面积为 {area:.4g} 公顷：占土地的 {share:g} %。</translation>
    </message>
    <message>
        <source>{count} {count:patch|patches}, {area:.6g} ha of habitat.</source>
        <translation>{count} 个斑块，生境 {area:.6g} ha。</translation>
    </message>
    <message>
        <source>The layer {name} has no polygons with an area.</source>
        <translation>图层 {name} 没有具有面积的多边形。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:feature has|features have} no area and {count:was|were} left out.</source>
        <translation>{name}：有 {count} 个要素没有面积，已略去。</translation>
    </message>
    <message>
        <source>The layer {name} does not overlap the raster {grid}.</source>
        <translation>图层 {name} 与栅格 {grid} 不重叠。</translation>
    </message>
    <message>
        <source>Holes of together {area:.6g} ha were filled.</source>
        <translation>已填充孔洞共 {area:.6g} ha。</translation>
    </message>
    <message>
        <source>{count} {count:patch was|patches were} joined to others that are near.</source>
        <translation>有 {count} 个斑块与邻近斑块合并。</translation>
    </message>
    <message>
        <source>{area:.6g} ha of habitat have no data in a layer and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, classes {classes}: {inside:.6g} ha, {only:.6g} ha of them by this layer alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, classes {classes}: {inside:.6g} ha; {lost:.6g} ha are lost by this layer alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} of {count} {count:layer|layers} must hold a cell: {passed:.6g} of {candidates:.6g} ha pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cell passes the rule of {count} {count:layer|layers}; look at the classes, or ask for fewer layers.</source>
        <translation>没有像元符合 {count} 个图层的规则；请检查类别，或减少图层的要求。</translation>
    </message>
    <message>
        <source>{parameter}: there are {given} lists of classes for {count} {count:layer|layers} (every band is one); give one for all, or one for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has none of the classes {classes}; its classes are: {present}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes} are given without {layers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} pick cells: give {raster} or nothing beside them, not {polygons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds missing cells (0) only.</source>
        <translation>{name} 只有缺失像元（0）。</translation>
    </message>
    <message>
        <source>{name} has no foreground (2).</source>
        <translation>{name} 没有前景（2）。</translation>
    </message>
    <message>
        <source>None of the foreground classes {wanted} is in {name}, which holds {values}.</source>
        <translation>{name} 中没有任何前景类别 {wanted}，其值为 {values}。</translation>
    </message>
    <message>
        <source>{name} has no cells of the foreground classes {classes}.</source>
        <translation>{name} 没有前景类别 {classes} 的像元。</translation>
    </message>
    <message>
        <source>Foreground: {cells} of {data} {data:cell|cells} with data.</source>
        <translation>前景：{data} 个有数据的像元中有 {cells} 个。</translation>
    </message>
    <message>
        <source>The coordinate system is not in metres, so areas are given in cells only.</source>
        <translation>坐标系不以米为单位，因此面积只以像元数给出。</translation>
    </message>
    <message>
        <source>{name} has no background: all cells with data are foreground, so there are no edges but those of the data. Check that what is not foreground is a class, and not nodata.</source>
        <translation>{name} 没有背景：所有有数据的像元都是前景，因此除数据边界外没有边缘区。请检查非前景部分是类别，而不是无数据。</translation>
    </message>
    <message>
        <source>Core: {patches} {patches:patch|patches} with {share:.1f} % of the foreground.</source>
        <translation>核心区：{patches} 个斑块，占前景的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>There is no core: no foreground is {cells} cells wide. A smaller edge width or smaller cells help.</source>
        <translation>没有核心区：没有宽达 {cells} 个像元的前景。可减小边缘宽度或像元大小。</translation>
    </message>
    <message>
        <source>{name} holds {values}; give the classes that are foreground, or a raster of 0 missing, 1 background and 2 foreground.</source>
        <translation>{name} 的值为 {values}；请给出作为前景的类别，或给出值为 0 缺失、1 背景、2 前景的栅格。</translation>
    </message>
    <message>
        <source>{parameter}: give two rising numbers from 0 to 100, for example 2,98.</source>
        <translation>{parameter}：请给出 0 到 100 之间的两个递增的数，例如 2,98。</translation>
    </message>
    <message>
        <source>{cells} {cells:cell has|cells have} data in all services, {lacking} {lacking:does not and has|do not and have} no result.</source>
        <translation>{cells} 个像元在所有服务中都有数据，{lacking} 个没有，无结果。</translation>
    </message>
    <message>
        <source>The services are not standardised and go from {low:g} to {high:g}: those with large numbers decide.</source>
        <translation>服务未标准化，值在 {low:g} 到 {high:g} 之间：数值大的服务起决定作用。</translation>
    </message>
    <message>
        <source>{label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}, orness {orness:.3f}, {share:.1f} % of the cells are priority area.</source>
        <translation>{label}：平均保护效率 {mean:.3f}，权衡度 {trade_off:.3f}，orness {orness:.3f}，{share:.1f} % 的像元为优先区。</translation>
    </message>
    <message>
        <source>{label}: {found} {found:class|classes} instead of {wanted}, since there are few different values.</source>
        <translation>{label}：只有 {found} 级而非 {wanted} 级，因为不同的值很少。</translation>
    </message>
    <message>
        <source>{name} has no protection efficiency, since its mean is not above 0; the mean of all leaves it out.</source>
        <translation>{name} 的均值不大于 0，没有保护效率；总均值不计入该服务。</translation>
    </message>
    <message>
        <source>{name} is a raster and has no field {field}; leave {parameter} empty, or trace its patches as polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cell of {name} holds one of the habitat values; its values are: {present}.</source>
        <translation>{name} 没有像元具有生境的值；其值为：{present}。</translation>
    </message>
    <message>
        <source>{count} {count:patch has|patches have} no quality and {count:counts|count} 0 in the connectivity.</source>
        <translation>有 {count} 个斑块没有质量，在连通性中按 0 计。</translation>
    </message>
    <message>
        <source>The quality {name} is negative in {count} {count:patch|patches}; bring it to numbers from 0 on.</source>
        <translation>质量图层 {name} 在 {count} 个斑块中为负；请调整为不小于 0 的值。</translation>
    </message>
    <message>
        <source>Patches up to {gap:.10g} m apart are one: two edges and a cell.</source>
        <translation>相距不超过 {gap:.10g} 米的斑块视为一个：两侧边缘加一个像元。</translation>
    </message>
    <message>
        <source>{name} has several classes, and none is called core or priority: say in {parameter} which are habitat. Its classes are: {present}.</source>
        <translation>{name}有多个类别，且没有名为核心区或优先区的类别：请在{parameter}中指明哪些是生境。其类别为：{present}。</translation>
    </message>
    <message>
        <source>No habitat values are given: {values} are taken.</source>
        <translation>未给出生境值：取 {values}。</translation>
    </message>
    <message>
        <source>{kept} of {count} {count:patch|patches} {kept:is a source|are sources}: {area:.6g} ha, {share:.1f} % of the EC(PC) of {candidates} {candidates:candidate|candidates}.</source>
        <translation>{count} 个斑块中 {kept} 个为源地：{area:.6g} ha，占 {candidates} 个候选斑块 EC(PC) 的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>Sources {ids} lie outside the raster or under others and are not on it.</source>
        <translation>源地 {ids} 位于栅格之外或被其他源地覆盖，未写入栅格。</translation>
    </message>
    <message>
        <source>The sources reach {share:.1f} % of EC(PC) instead of {wanted:g} %, since the least dPC drops others.</source>
        <translation>由于最小 dPC 舍去了其他斑块，源地达到 EC(PC) 的 {share:.1f} %，而非 {wanted:g} %。</translation>
    </message>
    <message>
        <source>Half of the {count} sources have another one within {near:.0f} m, less than {cells:.0f} cells, so that their corridors are trivial; join them ({gaps}).</source>
        <translation>{count} 个源地中有一半在 {near:.0f} 米之内就有另一个源地，不足 {cells:.0f} 个像元，其廊道没有意义；请将其连接（{gaps}）。</translation>
    </message>
    <message>
        <source>Source 1 holds {share:.0f} % of the connectivity (dPC): the others hardly matter to it.</source>
        <translation>源地 1 占连通性（dPC）的 {share:.0f} %：其他源地对它几乎没有影响。</translation>
    </message>
    <message>
        <source>The field {field} is the mean of {layer}.</source>
        <translation>字段 {field} 为 {layer} 的均值。</translation>
    </message>
    <message>
        <source>{moved} of {known} limits, ranges and widths differ between the years: a change may be one of the limits. Run the years with those of one of them (fix_from).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{element}, {first} to {last}: {kept:.0f} ha kept, {lost:.0f} ha lost, {gained:.0f} ha gained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{element} is not there in {years}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The land cover of {year} is not there, so its transitions are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: there are {given} rasters for {count} years; give one for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: the names do not tell the years; they are taken from the earliest year to the latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One distance for all years: {distance:g} m, probability {probability:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: no corridor joins two sources by their numbers, so its network has no link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folders of finished runs, or a workflow with its layers of the years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either the folders of finished runs or a workflow that is to be run, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs of the workflow need a folder; give {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells the year of {folder}; give them in {years}, or write 2000=folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {years}, for example 2000, 2010, 2020.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No input of the workflow changes with the years: write {{year}} where a file has it in its name, for example landcover=cover_{{year}}.tif.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: there are {given} years for {count} {count:folder|folders}; give one for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: {given} is no year; give numbers such as 2000, 2010, 2020.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: {given} is neither a year nor the folder or file of a run; the years are {years}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{workflow} has no input {key}, so that each year finds limits of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: the finished run is taken.</source>
        <translation>{name}：沿用已完成的运行。</translation>
    </message>
    <message>
        <source>Not given: {layers}. Left out: {steps}.</source>
        <translation>未给出：{layers}。略去：{steps}。</translation>
    </message>
    <message>
        <source>The inputs have {count} faults:
{faults}</source>
        <translation>输入数据有 {count} 处问题：
{faults}</translation>
    </message>
    <message>
        <source>{parameter}: nothing is given, and the workflow needs it.</source>
        <translation>{parameter}：未给出，而工作流需要它。</translation>
    </message>
    <message>
        <source>{parameter}: the layer {name} has no features.</source>
        <translation>{parameter}：图层 {name} 没有要素。</translation>
    </message>
    <message>
        <source>{parameter}: {name} does not lie where {first} lies; check their coordinate systems and extents.</source>
        <translation>{parameter}：{name} 与 {first} 不在同一位置；请检查它们的坐标系和范围。</translation>
    </message>
    <message>
        <source>{parameter} has {count} {count:raster|rasters}, {first} has {wanted}; give one for each year.</source>
        <translation>{parameter} 有 {count} 个栅格，{first} 有 {wanted} 个；请为每一年各给一个。</translation>
    </message>
    <message>
        <source>{parameter}: {name} has none of the classes {wanted}; its classes are {present}.</source>
        <translation>{parameter}：{name} 不含类别 {wanted} 中的任何一个；其类别为 {present}。</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>没有算法 {name}。</translation>
    </message>
    <message>
        <source>{algorithm} has no input {names}.</source>
        <translation>{algorithm} 没有输入 {names}。</translation>
    </message>
    <message>
        <source>The model is not valid: {reason}</source>
        <translation>模型无效：{reason}</translation>
    </message>
    <message>
        <source>The model {path} cannot be written.</source>
        <translation>无法写入模型 {path}。</translation>
    </message>
    <message>
        <source>{source}: {workflow} has no output {key}; did you mean {near}?</source>
        <translation>{source}：{workflow} 没有输出 {key}；是否指 {near}？</translation>
    </message>
    <message>
        <source>{source}: {workflow} has several outputs {key}; name one of {names}.</source>
        <translation>{source}：{workflow} 有多个名为 {key} 的输出；请写明其中之一：{names}。</translation>
    </message>
    <message>
        <source>{source}: the output {key} is given twice.</source>
        <translation>{source}：输出 {key} 给出了两次。</translation>
    </message>
    <message>
        <source>{name} is the name of a workflow of the toolbox; choose another one.</source>
        <translation>{name} 是工具箱自带工作流的名称；请换一个名称。</translation>
    </message>
    <message>
        <source>The parameter file {file} is no text in UTF-8.</source>
        <translation>参数文件 {file} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The parameter file {file} is no valid JSON: line {line}, column {column}: {reason}.</source>
        <translation>参数文件 {file} 不是有效的 JSON：第 {line} 行第 {column} 列：{reason}。</translation>
    </message>
    <message>
        <source>The parameter file {file} must hold an object: {{"workflow": ..., "inputs": ...}}.</source>
        <translation>参数文件 {file} 必须是一个对象：{{"workflow": ..., "inputs": ...}}。</translation>
    </message>
    <message>
        <source>The parameter file {file} has the part {part}; it may have: {known}.</source>
        <translation>参数文件 {file} 含有 {part}；可用的有：{known}。</translation>
    </message>
    <message>
        <source>The parameter file {file} has the key {key} twice.</source>
        <translation>参数文件 {file} 中键 {key} 出现了两次。</translation>
    </message>
    <message>
        <source>The parameter file {file} does not name its workflow, such as "workflow": "esp:qaidam".</source>
        <translation>参数文件 {file} 没有指明工作流，例如 "workflow": "esp:qaidam"。</translation>
    </message>
    <message>
        <source>The part {part} of the parameter file {file} must be {kind}.</source>
        <translation>参数文件 {file} 的 {part} 必须是{kind}。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>an object: {"key": value, ...}</source>
        <translation>对象：{"key": value, ...}</translation>
    </message>
    <message>
        <source>{part} is no setting; write key=value, several of them separated by semicolons.</source>
        <translation>{part} 不是设置；请写成 key=value，多个之间用分号分隔。</translation>
    </message>
    <message>
        <source>The setting {key} is given twice.</source>
        <translation>设置 {key} 给出了两次。</translation>
    </message>
    <message>
        <source>Choose a parameter file, or name a workflow.</source>
        <translation>请选择参数文件或指明工作流。</translation>
    </message>
    <message>
        <source>{file} was made with version {version} of the toolbox, this is {own}: results may differ.</source>
        <translation>{file} 由工具箱版本 {version} 生成，当前版本为 {own}：结果可能不同。</translation>
    </message>
    <message>
        <source>{output}: {file}</source>
        <translation>{output}：{file}</translation>
    </message>
    <message>
        <source>{key}: {label}</source>
        <translation>{key}：{label}</translation>
    </message>
    <message>
        <source>{element} is only in {name} and is not compared.</source>
        <translation>{element} 只在 {name} 中存在，不作比较。</translation>
    </message>
    <message>
        <source>The folder {path} holds no element of a pattern that can be compared.</source>
        <translation>文件夹 {path} 中没有可比较的格局要素。</translation>
    </message>
    <message>
        <source>The scenario {name} has no raster to compare the ground of its elements on, such as the resistance.</source>
        <translation>情景 {name} 没有可用于比较要素位置的栅格，例如阻力。</translation>
    </message>
    <message>
        <source>The table {table} has no scenarios.</source>
        <translation>表 {table} 没有情景。</translation>
    </message>
    <message>
        <source>The table {table} has the column {column}, which is no input of {workflow}; did you mean {near}?</source>
        <translation>表 {table} 的列 {column} 不是 {workflow} 的输入；是否指 {near}？</translation>
    </message>
    <message>
        <source>The scenario in row {row} of {table} has no name.</source>
        <translation>表 {table} 第 {row} 行的情景没有名称。</translation>
    </message>
    <message>
        <source>There is no folder {path} with results.</source>
        <translation>没有结果文件夹 {path}。</translation>
    </message>
    <message>
        <source>The folder {path} holds no results of the toolbox.</source>
        <translation>文件夹 {path} 中没有本工具箱的结果。</translation>
    </message>
    <message>
        <source>A scenario cannot be called {name}; the comparison has that name.</source>
        <translation>情景不能命名为 {name}；比较结果已用此名称。</translation>
    </message>
    <message>
        <source>Two scenarios are called {first} and {second}; give them different names.</source>
        <translation>有两个情景分别叫 {first} 和 {second}；请取不同的名称。</translation>
    </message>
    <message>
        <source>There is nothing to compare: give a table of scenarios, or at least two folders of finished runs.</source>
        <translation>没有可比较的内容：请给出情景表，或至少两个已完成运行的文件夹。</translation>
    </message>
    <message>
        <source>The scenarios of the table need a base: give a parameter file, or name a workflow.</source>
        <translation>表中的情景需要基准：请给出参数文件或指明工作流。</translation>
    </message>
    <message>
        <source>There is one scenario only; a comparison needs two.</source>
        <translation>只有一个情景；比较需要两个。</translation>
    </message>
    <message>
        <source>No scenario is called {name}; the scenarios are: {known}.</source>
        <translation>没有名为 {name} 的情景；现有情景为：{known}。</translation>
    </message>
    <message>
        <source>{name}: {kept} {kept:source is|sources are} kept, {lost} lost, {gained} gained.</source>
        <translation>{name}：保留 {kept} 个源地，失去 {lost} 个，新增 {gained} 个。</translation>
    </message>
    <message>
        <source>{name}: {share:.1f} % of the corridors' length is kept.</source>
        <translation>{name}：保留了廊道长度的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>{parameter}: this workflow needs it.</source>
        <translation>{parameter}：该工作流需要此项。</translation>
    </message>
    <message>
        <source>Ecosystem health needs land cover and NPP of the same years; give both or none.</source>
        <translation>生态系统健康需要相同年份的土地覆被和 NPP；请两者都给出或都不给出。</translation>
    </message>
    <message>
        <source>Left out, since their layers are not given: {steps}.</source>
        <translation>因未给出图层而略去：{steps}。</translation>
    </message>
    <message>
        <source>{count} of {known} parameters {count:varies|vary}.</source>
        <translation>{known} 个参数中有 {count} 个变动。</translation>
    </message>
    <message>
        <source>Nothing varies: all runs are the plain one.</source>
        <translation>没有参数变动：所有运行均为基准运行。</translation>
    </message>
    <message>
        <source>The plain run has no limits to keep.</source>
        <translation>基准运行没有可保持的界限。</translation>
    </message>
    <message>
        <source>The edge width varies by whole cells with equal odds, so that the runs fall into regimes of wide and narrow cores; give a table of parameters without edge_width to keep it as it is.</source>
        <translation>边缘宽度按整像元等概率变化，因此各次运行分为宽核心区与窄核心区两类情形；若要保持不变，请给出不含 edge_width 的参数表。</translation>
    </message>
    <message>
        <source>Saltelli's design takes {count} of the runs.</source>
        <translation>Saltelli 设计使用其中 {count} 次运行。</translation>
    </message>
    <message>
        <source>Sobol indices of {count} parameters by {base} base runs are rough; {runs} runs or fewer parameters make them sharper.</source>
        <translation>以 {base} 次基本运行求 {count} 个参数的 Sobol 指数较为粗略；增加到 {runs} 次运行或减少参数可使其更准确。</translation>
    </message>
    <message>
        <source>{count} {count:run|runs}, {workers} at a time.</source>
        <translation>{count} 次运行，同时运行 {workers} 次。</translation>
    </message>
    <message>
        <source>{count} finished {count:run was|runs were} taken up.</source>
        <translation>已沿用 {count} 次完成的运行。</translation>
    </message>
    <message>
        <source>{parameter} dominates {outputs}: the rank correlation is beyond {limit:g}.</source>
        <translation>{parameter} 主导 {outputs}：秩相关超过 {limit:g}。</translation>
    </message>
    <message>
        <source>{count} of {runs} {runs:run|runs} failed and {count:is|are} left out; the first: {reason}</source>
        <translation>{runs} 次运行中有 {count} 次失败，已略去；第一次的原因：{reason}</translation>
    </message>
    <message>
        <source>{output}: not made by the quick way.</source>
        <translation>{output}：快速方式不生成。</translation>
    </message>
    <message>
        <source>The factor tables {table} score {factor}, which this workflow does not have; it has: {known}.</source>
        <translation>因子表 {table} 中的 {factor} 不属于该工作流；该工作流有：{known}。</translation>
    </message>
    <message>
        <source>The factor tables {table} have no rows.</source>
        <translation>因子表 {table} 没有任何行。</translation>
    </message>
    <message>
        <source>The {table} has no score at all.</source>
        <translation>{table} 没有任何分值。</translation>
    </message>
    <message>
        <source>The factor tables {table} give {factor} both by {first} and by {second}; keep one of them.</source>
        <translation>因子表 {table} 对 {factor} 同时使用了 {first} 与 {second}；请只保留其中一种。</translation>
    </message>
    <message>
        <source>There is one year only: the change of health is left out.</source>
        <translation>只有一年：不计算健康的变化。</translation>
    </message>
    <message>
        <source>Ecosystem health needs land cover and NPP of the same years; there are {covers} and {npp} rasters.</source>
        <translation>生态系统健康需要同样年份的土地覆被和 NPP；现有 {covers} 个和 {npp} 个栅格。</translation>
    </message>
    <message>
        <source>There are {rain} changes of precipitation and {demand} of ET0; give one of each for every climate.</source>
        <translation>有 {rain} 个降水变化和 {demand} 个 ET0 变化；请为每种气候各给出一个。</translation>
    </message>
    <message>
        <source>The maps are not yet settled: the probabilities are off by about {error:.3f} on average; about {wanted} runs would bring that below 0.02.</source>
        <translation>结果图尚未稳定：概率平均偏差约 {error:.3f}；约需 {wanted} 次运行才能降到 0.02 以下。</translation>
    </message>
    <message>
        <source>There are no restoration zones: they need land cover and NPP of the same years.</source>
        <translation>没有修复分区：它需要同样年份的土地覆被和 NPP。</translation>
    </message>
    <message>
        <source>{element}: {sure:.6g} ha in at least {share:g} % of the runs, {possible:.6g} ha in at least one.</source>
        <translation>{element}：在至少 {share:g} % 的运行中出现的为 {sure:.6g} ha，至少一次运行中出现的为 {possible:.6g} ha。</translation>
    </message>
    <message>
        <source>{count} {count:source|sources} of single runs {count:is|are} not listed.</source>
        <translation>未列出只在单次运行中出现的 {count} 个源地。</translation>
    </message>
    <message>
        <source>{stable} {stable:source is|sources are} there in at least {share:g} % of the runs, {all} in at least one.</source>
        <translation>{stable} 个源地在至少 {share:g} % 的运行中出现，{all} 个至少出现一次。</translation>
    </message>
    <message>
        <source>There is no workflow {workflow}; there are: {known}.</source>
        <translation>没有工作流 {workflow}；现有：{known}。</translation>
    </message>
    <message>
        <source>The judgement matrix is inconsistent: its CR is {cr:.3f} instead of below {limit:g}; mend the judgements, or give weights in place of them.</source>
        <translation>判断矩阵不一致：其 CR 为 {cr:.3f}，应小于 {limit:g}；请修改判断，或直接给出权重。</translation>
    </message>
    <message>
        <source>The species table {table} multiplies the factor of {layer}; factors are measured on: {known}.</source>
        <translation>物种表 {table} 对 {layer} 的因子设置了倍数；因子所用的图层有：{known}。</translation>
    </message>
    <message>
        <source>The species table {table} has a multiplier below 0.</source>
        <translation>物种表 {table} 有小于 0 的倍数。</translation>
    </message>
    <message>
        <source>The species table {table} has a min of {low:g} above the max of {high:g} for {species}; exchange them.</source>
        <translation>物种表 {table} 中 {species} 的 min {low:g} 大于 max {high:g}；请对调。</translation>
    </message>
    <message>
        <source>The species table {table} has "{text}" as {column} in row {row}; give a number or leave it empty.</source>
        <translation>物种表 {table} 第 {row} 行的 {column} 为“{text}”；请给出数值或留空。</translation>
    </message>
    <message>
        <source>The observations {table} have neither columns x and y nor points.</source>
        <translation>观测 {table} 既没有 x 和 y 列，也没有点。</translation>
    </message>
    <message>
        <source>The table of threats needs a column classes with the land cover that each comes from.</source>
        <translation>威胁因子表需要列 classes，写明各因子来自哪些土地覆被。</translation>
    </message>
    <message>
        <source>The threat {threat} has no class in the legend of the land cover.</source>
        <translation>土地覆被的图例中没有威胁因子 {threat} 的类别。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:observation lies|observations lie} outside the raster.</source>
        <translation>{name}：有 {count} 个观测位于栅格之外。</translation>
    </message>
    <message>
        <source>{source}: the output {key} must be the name of a file without a folder, not {given}.</source>
        <translation>{source}：输出 {key} 必须是不含文件夹的文件名，不能是 {given}。</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{file} is for {workflow}, not for {other}; leave the workflow empty or choose another file.</source>
        <translation>{file} 用于 {workflow}，而不是 {other}；请将工作流留空或选择其他文件。</translation>
    </message>
    <message>
        <source>{workflow} cannot run itself; name a model or another algorithm.</source>
        <translation>{workflow} 不能运行自身；请指定模型或其他算法。</translation>
    </message>
    <message>
        <source>There is no workflow {workflow} in the toolbox; the nearest name is {near}.</source>
        <translation>工具箱中没有工作流 {workflow}；最接近的名称是 {near}。</translation>
    </message>
    <message>
        <source>{workflow} cannot run: {reason}</source>
        <translation>{workflow} 无法运行：{reason}</translation>
    </message>
    <message>
        <source>There is no model file {path}.</source>
        <translation>没有模型文件 {path}。</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read.</source>
        <translation>无法读取模型文件 {path}。</translation>
    </message>
    <message>
        <source>{source}: {workflow} has no input {key}; did you mean {near}?</source>
        <translation>{source}：{workflow} 没有输入 {key}；是否指 {near}？</translation>
    </message>
    <message>
        <source>{source}: the input {key} is given twice.</source>
        <translation>{source}：输入 {key} 给出了两次。</translation>
    </message>
    <message>
        <source>{source}: the input {key} ({label}) of {workflow} is missing.</source>
        <translation>{source}：缺少 {workflow} 的输入 {key}（{label}）。</translation>
    </message>
    <message>
        <source>another kind of value</source>
        <translation>其他类型的值</translation>
    </message>
    <message>
        <source>{source}: {key} ({label}) must be {wanted}, not {given}.</source>
        <translation>{source}：{key}（{label}）必须是{wanted}，不能是 {given}。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{source}: {key} ({label}) must be from {low:g} to {high:g}, not {given}.</source>
        <translation>{source}：{key}（{label}）应在 {low:g} 到 {high:g} 之间，不能是 {given}。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>one option</source>
        <translation>一个选项</translation>
    </message>
    <message>
        <source>{source}: {key} ({label}) has no option {given}; its options are: {options}.</source>
        <translation>{source}：{key}（{label}）没有选项 {given}；可用的选项有：{options}。</translation>
    </message>
    <message>
        <source>the path of a file</source>
        <translation>文件路径</translation>
    </message>
    <message>
        <source>{source}: {key} ({label}): there is no file {path}.</source>
        <translation>{source}：{key}（{label}）：没有文件 {path}。</translation>
    </message>
    <message>
        <source>The output {file} would overwrite the input {key} ({path}); choose another folder.</source>
        <translation>输出 {file} 会覆盖输入 {key}（{path}）；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The files of {key} have changed since the run that the parameter file records.</source>
        <translation>{key} 的文件自参数文件所记录的运行以来已改变。</translation>
    </message>
    <message>
        <source>{output} was not made by this run.</source>
        <translation>{output}不是由此次运行生成的。</translation>
    </message>
    <message>
        <source>{workflow} stopped: {reason}</source>
        <translation>{workflow} 已停止：{reason}</translation>
    </message>
    <message>
        <source>{output} cannot be written: {reason}</source>
        <translation>无法写入{output}：{reason}</translation>
    </message>
    <message>
        <source>The disk is full: {output} cannot be written; free some space or choose a folder on another disk.</source>
        <translation>磁盘已满：无法写入{output}；请释放空间，或选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>{output}: {path} is open in another program or layer, or protected; close it there and run again.</source>
        <translation>{output}：{path} 已在其他程序或图层中打开，或受写保护；请在那里关闭后重新运行。</translation>
    </message>
    <message>
        <source>{output}: rasters cannot be written as {ending} here; choose a .tif.</source>
        <translation>{output}：此处无法将栅格写为 {ending}；请选择 .tif。</translation>
    </message>
    <message>
        <source>{output}: the format {ending} changes values to save space; choose a .tif.</source>
        <translation>{output}：格式 {ending} 为节省空间会改变数值；请选择 .tif。</translation>
    </message>
    <message>
        <source>{output}: the format {ending} loses the coordinate system; choose a .tif.</source>
        <translation>{output}：格式 {ending} 会丢失坐标系；请选择 .tif。</translation>
    </message>
    <message>
        <source>{output}: the format {ending} cannot hold the values of this raster; choose a .tif.</source>
        <translation>{output}：格式 {ending} 无法容纳此栅格的数值；请选择 .tif。</translation>
    </message>
    <message>
        <source>{output}: the format {ending} cannot hold the {count} bands of this raster; choose a .tif.</source>
        <translation>{output}：{ending} 格式无法保存该栅格的 {count} 个波段；请选择 .tif。</translation>
    </message>
    <message>
        <source>Two outputs would be the file {path}; choose another name for one of them.</source>
        <translation>两个输出会是同一个文件 {path}；请为其中一个另取名称。</translation>
    </message>
    <message>
        <source>{output}: {path} is a folder; give the name of a file.</source>
        <translation>{output}：{path} 是文件夹；请给出文件名。</translation>
    </message>
    <message>
        <source>{output}: {path} is a device, not a file; choose another name.</source>
        <translation>{output}：{path} 是设备而不是文件；请另取名称。</translation>
    </message>
    <message>
        <source>{output}: {path} is open as the layer {layer}; remove the layer from the project or choose another name.</source>
        <translation>{output}：{path} 已作为图层 {layer} 打开；请从工程中移除该图层，或另取名称。</translation>
    </message>
    <message>
        <source>{output} cannot be written: a geometry has no parts.</source>
        <translation>无法写入{output}：有几何图形为空。</translation>
    </message>
    <message>
        <source>{output} cannot be written: the file holds {found} of {count} features.</source>
        <translation>无法写入{output}：文件中只有 {count} 个要素中的 {found} 个。</translation>
    </message>
    <message>
        <source>The experts of {table} compare different numbers of criteria.</source>
        <translation>{table} 的各位专家比较的准则数不同。</translation>
    </message>
    <message>
        <source>{title} compares {count} criteria; between {least} and {most} can be judged.</source>
        <translation>{title}比较了 {count} 个准则；可判断 {least} 到 {most} 个。</translation>
    </message>
    <message>
        <source>A criterion needs a name.</source>
        <translation>准则需要名称。</translation>
    </message>
    <message>
        <source>'{name}' has a comma, semicolon or colon, which separate names; leave it out.</source>
        <translation>“{name}”含有用于分隔名称的逗号、分号或冒号；请去掉。</translation>
    </message>
    <message>
        <source>Judgements go from 1/9 to 9; '{text}' does not lie between.</source>
        <translation>判断值在 1/9 到 9 之间；“{text}”不在此范围。</translation>
    </message>
    <message>
        <source>The layer {name} has no field source_id; choose the sources of these corridors.</source>
        <translation>图层 {name} 没有字段 source_id；请选择这些廊道的源地。</translation>
    </message>
    <message>
        <source>Give two rising percentiles from 0 to 100, for example 2,98.</source>
        <translation>请给出 0 到 100 之间的两个递增的百分位数，例如 2,98。</translation>
    </message>
    <message>
        <source>Give every service a weight, or none.</source>
        <translation>请为每项服务给出权重，或都不给出。</translation>
    </message>
    <message>
        <source>Commands for Windows cannot name the folder {folder}, for its percent sign; keep the results in another.</source>
        <translation>Windows 命令无法使用文件夹 {folder}，因为其名称含有百分号；请将结果保存到其他文件夹。</translation>
    </message>
    <message>
        <source>The layer {name} is no file; save it to one first.</source>
        <translation>图层 {name} 不是文件；请先保存为文件。</translation>
    </message>
    <message>
        <source>{file} is for {workflow}; the workbench takes in its own files and those of the toolbox' workflows.</source>
        <translation>{file} 属于 {workflow}；工作台只读入自己的文件和工具箱各流程的文件。</translation>
    </message>
    <message>
        <source>{COUNT} {COUNT:source|sources}, {AREA}</source>
        <translation>{COUNT} 个源地，{AREA}</translation>
    </message>
    <message>
        <source>They keep {KEPT_SHARE} % of the connectivity of all candidates.</source>
        <translation>它们保留全部候选斑块连通性的 {KEPT_SHARE} %。</translation>
    </message>
    <message>
        <source>Best scenario: alpha = {BEST_ALPHA}.</source>
        <translation>最佳情景：α = {BEST_ALPHA}。</translation>
    </message>
    <message>
        <source>Cores cover {CORE_AREA}.</source>
        <translation>核心区面积为 {CORE_AREA}。</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}, mean {MEAN}</source>
        <translation>{minimum} 至 {maximum}，均值 {MEAN}</translation>
    </message>
    <message>
        <source>Mean resistance {MEAN}</source>
        <translation>平均阻力 {MEAN}</translation>
    </message>
    <message>
        <source>The judgements are consistent: CR = {consistent}.</source>
        <translation>判断满足一致性：CR = {consistent}。</translation>
    </message>
    <message>
        <source>The judgements contradict each other: CR = {inconsistent}, 0.1 or more.</source>
        <translation>判断相互矛盾：CR = {inconsistent}，不小于 0.1。</translation>
    </message>
    <message>
        <source>{COUNT} {COUNT:corridor|corridors}, {OUTSIDE_LENGTH} outside the sources</source>
        <translation>{COUNT} 条廊道，源地之外 {OUTSIDE_LENGTH}</translation>
    </message>
    <message>
        <source>{COUNT} {COUNT:corridor|corridors}, {LENGTH}</source>
        <translation>{COUNT} 条廊道，{LENGTH}</translation>
    </message>
    <message>
        <source>The network falls into {parts} parts.</source>
        <translation>网络分为 {parts} 个部分。</translation>
    </message>
    <message>
        <source>All sources are joined.</source>
        <translation>所有源地均已连接。</translation>
    </message>
    <message>
        <source>{IMPORTANT} of them {IMPORTANT:is|are} important (gravity above {LIMIT}).</source>
        <translation>其中 {IMPORTANT} 条为重要廊道（相互作用强度大于 {LIMIT}）。</translation>
    </message>
    <message>
        <source>{IMPORTANT} of them {IMPORTANT:is|are} important.</source>
        <translation>其中 {IMPORTANT} 条为重要廊道。</translation>
    </message>
    <message>
        <source>Pinch points: {COUNT}, barriers: {barriers}</source>
        <translation>夹点：{COUNT}，障碍点：{barriers}</translation>
    </message>
    <message>
        <source>Pinch points: {COUNT}</source>
        <translation>夹点：{COUNT}</translation>
    </message>
    <message>
        <source>The pinch points cover {AREA}.</source>
        <translation>夹点面积为 {AREA}。</translation>
    </message>
    <message>
        <source>The worst barrier costs a corridor {HIGHEST} for each metre that could be restored.</source>
        <translation>最差的障碍点使廊道在每米可修复带上多耗费 {HIGHEST}。</translation>
    </message>
    <message>
        <source>Restoring them would save {SAVED} of cost.</source>
        <translation>修复后可节省成本 {SAVED}。</translation>
    </message>
    <message>
        <source>Mean health {MEAN}</source>
        <translation>平均健康指数 {MEAN}</translation>
    </message>
    <message>
        <source>Improved on {IMPROVED}, degraded on {DEGRADED} of the area.</source>
        <translation>改善占 {IMPROVED}，退化占 {DEGRADED}。</translation>
    </message>
    <message>
        <source>Zones on {ZONED_AREA}</source>
        <translation>分区面积 {ZONED_AREA}</translation>
    </message>
    <message>
        <source>Land of weak health: {BASE_AREA}.</source>
        <translation>健康较弱的土地：{BASE_AREA}。</translation>
    </message>
    <message>
        <source>Report with {NODES} strategic {NODES:node|nodes}, {BREAK_POINTS} break {BREAK_POINTS:point|points}</source>
        <translation>报告：{NODES} 个生态战略点，{BREAK_POINTS} 个生态断裂点</translation>
    </message>
    <message>
        <source>No step has the layers that it needs; choose them first.</source>
        <translation>没有步骤具备所需的图层；请先选择图层。</translation>
    </message>
    <message>
        <source>elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>NDVI</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>NPP</source>
        <translation>NPP</translation>
    </message>
    <message>
        <source>evapotranspiration</source>
        <translation>蒸散量</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>soil erodibility</source>
        <translation>土壤可蚀性</translation>
    </message>
    <message>
        <source>wind speed</source>
        <translation>风速</translation>
    </message>
    <message>
        <source>CLCD (China, 30 m)</source>
        <translation>CLCD（中国，30 m）</translation>
    </message>
    <message>
        <source>ESA WorldCover</source>
        <translation>ESA WorldCover</translation>
    </message>
    <message>
        <source>CNLUCD (China, second level)</source>
        <translation>CNLUCD（中国，二级类）</translation>
    </message>
    <message>
        <source>CNLUCD (China, first level)</source>
        <translation>CNLUCD（中国，一级类）</translation>
    </message>
    <message>
        <source>GlobeLand30</source>
        <translation>GlobeLand30</translation>
    </message>
    <message>
        <source>NLCD (United States)</source>
        <translation>NLCD（美国）</translation>
    </message>
    <message>
        <source>Esri / Impact Observatory 10 m</source>
        <translation>Esri / Impact Observatory 10 m</translation>
    </message>
    <message>
        <source>Dynamic World</source>
        <translation>Dynamic World</translation>
    </message>
    <message>
        <source>CORINE (codes 111 to 523)</source>
        <translation>CORINE（代码 111 至 523）</translation>
    </message>
    <message>
        <source>CORINE (grid codes 1 to 44)</source>
        <translation>CORINE（栅格代码 1 至 44）</translation>
    </message>
    <message>
        <source>ESA CCI / C3S land cover, 300 m</source>
        <translation>ESA CCI / C3S 土地覆被，300 m</translation>
    </message>
    <message>
        <source>MODIS IGBP (MCD12Q1)</source>
        <translation>MODIS IGBP（MCD12Q1）</translation>
    </message>
    <message>
        <source>Copernicus land cover, 100 m</source>
        <translation>哥白尼土地覆被，100 m</translation>
    </message>
    <message>
        <source>FROM-GLC, level 1</source>
        <translation>FROM-GLC，一级类</translation>
    </message>
    <message>
        <source>MODIS vegetation index (MOD13, MYD13)</source>
        <translation>MODIS 植被指数（MOD13、MYD13）</translation>
    </message>
    <message>
        <source>VIIRS vegetation index (VNP13)</source>
        <translation>VIIRS 植被指数（VNP13）</translation>
    </message>
    <message>
        <source>MODIS yearly evapotranspiration (MOD16A3)</source>
        <translation>MODIS 年蒸散量（MOD16A3）</translation>
    </message>
    <message>
        <source>MODIS evapotranspiration (MOD16A2)</source>
        <translation>MODIS 蒸散量（MOD16A2）</translation>
    </message>
    <message>
        <source>MODIS net primary productivity (MOD17A3)</source>
        <translation>MODIS 净初级生产力（MOD17A3）</translation>
    </message>
    <message>
        <source>MODIS gross primary productivity (MOD17)</source>
        <translation>MODIS 总初级生产力（MOD17）</translation>
    </message>
    <message>
        <source>VIIRS net primary productivity (VNP17)</source>
        <translation>VIIRS 净初级生产力（VNP17）</translation>
    </message>
    <message>
        <source>VIIRS night light, Black Marble (VNP46A3, VNP46A4)</source>
        <translation>VIIRS 夜间灯光，Black Marble（VNP46A3、VNP46A4）</translation>
    </message>
    <message>
        <source>VIIRS night light, Black Marble (VNP46A1, VNP46A2)</source>
        <translation>VIIRS 夜间灯光，Black Marble（VNP46A1、VNP46A2）</translation>
    </message>
    <message>
        <source>VIIRS night light, annual or monthly (EOG)</source>
        <translation>VIIRS 夜间灯光，年度或月度（EOG）</translation>
    </message>
    <message>
        <source>DMSP night light</source>
        <translation>DMSP 夜间灯光</translation>
    </message>
    <message>
        <source>SRTM elevation</source>
        <translation>SRTM 高程</translation>
    </message>
    <message>
        <source>ASTER GDEM elevation</source>
        <translation>ASTER GDEM 高程</translation>
    </message>
    <message>
        <source>Copernicus DEM</source>
        <translation>哥白尼 DEM</translation>
    </message>
    <message>
        <source>ALOS World 3D elevation</source>
        <translation>ALOS World 3D 高程</translation>
    </message>
    <message>
        <source>WorldClim 2 precipitation</source>
        <translation>WorldClim 2 降水量</translation>
    </message>
    <message>
        <source>WorldClim 2 temperature</source>
        <translation>WorldClim 2 气温</translation>
    </message>
    <message>
        <source>WorldClim 2</source>
        <translation>WorldClim 2</translation>
    </message>
    <message>
        <source>CHIRPS precipitation</source>
        <translation>CHIRPS 降水量</translation>
    </message>
    <message>
        <source>TerraClimate precipitation</source>
        <translation>TerraClimate 降水量</translation>
    </message>
    <message>
        <source>TerraClimate reference evapotranspiration</source>
        <translation>TerraClimate 潜在(参考作物)蒸散量</translation>
    </message>
    <message>
        <source>TerraClimate temperature</source>
        <translation>TerraClimate 气温</translation>
    </message>
    <message>
        <source>TerraClimate</source>
        <translation>TerraClimate</translation>
    </message>
    <message>
        <source>SoilGrids sand, silt, clay</source>
        <translation>SoilGrids 砂粒、粉粒、黏粒</translation>
    </message>
    <message>
        <source>SoilGrids organic carbon</source>
        <translation>SoilGrids 有机碳</translation>
    </message>
    <message>
        <source>SoilGrids</source>
        <translation>SoilGrids</translation>
    </message>
    <message>
        <source>HWSD mapping units</source>
        <translation>HWSD 制图单元</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Qaidam workflow: land cover to security pattern</source>
        <translation>柴达木工作流：由土地覆被到生态安全格局</translation>
    </message>
    <message>
        <source>Qaidam</source>
        <translation>柴达木</translation>
    </message>
    <message>
        <source>MSPA and connectivity give the ecological sources, six weighted factors the resistance, all pairs of sources the corridors, and the gravity model tells important from general ones. Pinch points and barriers on the corridors between neighbours, the health of the ecosystem over the years and restoration zones join them. Weights and scores are those of Journal of Arid Land 2025, 17(10); elevation and slope are classed by natural breaks, since the paper's limits fit only its basin.</source>
        <translation>MSPA 和连通性给出生态源地，六个加权因子给出阻力，所有成对源地给出廊道，重力模型区分重要廊道和一般廊道。相邻源地之间廊道上的夹点和障碍点、历年生态系统健康以及修复分区与之结合。权重和得分取自 Journal of Arid Land 2025, 17(10)；高程和坡度采用自然断点法分级，因为论文的界限只适合其流域。</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>Its grid is that of all results.</source>
        <translation>所有结果采用其网格。</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>Metres.</source>
        <translation>单位：米。</translation>
    </message>
    <message>
        <source>NDVI</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>Yearly maximum or mean, -1 to 1. A factor of the resistance.</source>
        <translation>年最大值或平均值，-1 到 1。阻力的一个因子。</translation>
    </message>
    <message>
        <source>Roads and railways</source>
        <translation>道路和铁路</translation>
    </message>
    <message>
        <source>A factor of the resistance; corridors that cross them have break points.</source>
        <translation>阻力的一个因子；穿过它们的廊道有断裂点。</translation>
    </message>
    <message>
        <source>Land cover of several years</source>
        <translation>多年土地覆被</translation>
    </message>
    <message>
        <source>For the health of the ecosystem and the restoration zones; of one year or more, told by their names. One year leaves the change out, none both.</source>
        <translation>用于生态系统健康和修复分区；一年或多年，由名称识别。只有一年则略去变化，没有则两者都略去。</translation>
    </message>
    <message>
        <source>NPP of the same years</source>
        <translation>相同年份的 NPP</translation>
    </message>
    <message>
        <source>Net primary productivity; matched to the land cover by the years in the names.</source>
        <translation>净初级生产力；按名称中的年份与土地覆被匹配。</translation>
    </message>
    <message>
        <source>Disturbance: mines, roads, night light</source>
        <translation>干扰：矿区、道路、夜间灯光</translation>
    </message>
    <message>
        <source>Vectors disturb up to 2000 m, rasters above their 90th percentile.</source>
        <translation>矢量在 2000 m 以内为干扰，栅格大于第 90 百分位数为干扰。</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Areas are told for each of them.</source>
        <translation>按区统计面积。</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>The first: the layer's own class names, or the product that it is known to be; the log says which.</source>
        <translation>第一项：图层自带的类别名称，或识别出的产品；日志中会说明。</translation>
    </message>
    <message>
        <source>Natural classes</source>
        <translation>自然地类</translation>
    </message>
    <message>
        <source>The foreground of MSPA: land that wild species live on.</source>
        <translation>MSPA 的前景：野生物种的栖息地。</translation>
    </message>
    <message>
        <source>Water classes</source>
        <translation>水体类别</translation>
    </message>
    <message>
        <source>The distance to water is measured to them.</source>
        <translation>计算到这些水体的距离。</translation>
    </message>
    <message>
        <source>Edge width (cells)</source>
        <translation>边缘宽度（像元）</translation>
    </message>
    <message>
        <source>Of a patch, on all its sides.</source>
        <translation>在斑块的所有边上。</translation>
    </message>
    <message>
        <source>Patches that are this near are one source (m)</source>
        <translation>相距不超过此值的斑块视为一个源地（米）</translation>
    </message>
    <message>
        <source>Empty: the two edges of cores and a cell, without MSPA a cell, so that edges alone part no sources; 0: each is one.</source>
        <translation>留空：核心区的两侧边缘加一个像元，无 MSPA 时为一个像元，使仅有边缘不会分隔源地；0：每个斑块各为一个。</translation>
    </message>
    <message>
        <source>Number of largest patches</source>
        <translation>最大斑块数</translation>
    </message>
    <message>
        <source>So many of the largest cores can become sources.</source>
        <translation>面积最大的若干个核心区可成为生态源地。</translation>
    </message>
    <message>
        <source>Least dPC of a source</source>
        <translation>源地的最小 dPC</translation>
    </message>
    <message>
        <source>How much of the landscape's connectivity hangs on a patch. 0: all.</source>
        <translation>景观连通性对斑块的依赖程度。0：全部。</translation>
    </message>
    <message>
        <source>Distance threshold of connectivity (m)</source>
        <translation>连通性的距离阈值（m）</translation>
    </message>
    <message>
        <source>Of the species; two patches this far apart are linked with a probability of 0.5.</source>
        <translation>物种的扩散距离；相距此值的两个斑块相连的概率为 0.5。</translation>
    </message>
    <message>
        <source>Judgement matrix: land use, road, water, NDVI, elevation, slope</source>
        <translation>判断矩阵：土地利用、道路、水体、NDVI、高程、坡度</translation>
    </message>
    <message>
        <source>Rows of how much more a factor counts than another, from 1/9 to 9.</source>
        <translation>各行为一个因子相对于其他因子的重要程度，1/9 至 9。</translation>
    </message>
    <message>
        <source>Corridor width as a cost; empty: from the corridors</source>
        <translation>廊道宽度（成本）；留空：由廊道确定</translation>
    </message>
    <message>
        <source>Resistance x metres. Empty: chosen from the corridors.</source>
        <translation>阻力 × 米。留空：由廊道确定。</translation>
    </message>
    <message>
        <source>Least area of a restoration zone (ha)</source>
        <translation>生态修复区的最小面积（ha）</translation>
    </message>
    <message>
        <source>Smaller ones join a neighbour; 0: all are kept.</source>
        <translation>更小的并入相邻分区；0：全部保留。</translation>
    </message>
    <message>
        <source>Gravity of important corridors</source>
        <translation>重要廊道的相互作用强度</translation>
    </message>
    <message>
        <source>Corridors above it are important, others general.</source>
        <translation>高于此值的为重要廊道，其余为一般廊道。</translation>
    </message>
    <message>
        <source>Folder of the run whose limits hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier run of this workflow, such as that of the first year: its limits of classes, ranges and widths hold here too, so that only the land differs. Empty: they are found anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two edges and a cell</source>
        <translation>两侧边缘加一个像元</translation>
    </message>
    <message>
        <source>from the corridors</source>
        <translation>由廊道确定</translation>
    </message>
    <message>
        <source>found anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MSPA</source>
        <translation>MSPA</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>Source decisions</source>
        <translation>源地决策表</translation>
    </message>
    <message>
        <source>Factor: land use</source>
        <translation>因子：土地利用</translation>
    </message>
    <message>
        <source>land use</source>
        <translation>土地利用</translation>
    </message>
    <message>
        <source>Factor: distance to roads</source>
        <translation>因子：距道路距离</translation>
    </message>
    <message>
        <source>distance to road</source>
        <translation>距道路距离</translation>
    </message>
    <message>
        <source>Factor: distance to water</source>
        <translation>因子：距水体距离</translation>
    </message>
    <message>
        <source>distance to water</source>
        <translation>距水体距离</translation>
    </message>
    <message>
        <source>Factor: NDVI</source>
        <translation>因子：NDVI</translation>
    </message>
    <message>
        <source>Factor: elevation</source>
        <translation>因子：高程</translation>
    </message>
    <message>
        <source>elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>Factor: slope</source>
        <translation>因子：坡度</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>AHP weights</source>
        <translation>层次分析法权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Resistance surface</source>
        <translation>阻力面</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Corridor raster</source>
        <translation>廊道栅格</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>相互作用强度</translation>
    </message>
    <message>
        <source>Gravity matrix</source>
        <translation>相互作用强度矩阵</translation>
    </message>
    <message>
        <source>Pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>Barrier score</source>
        <translation>障碍点得分</translation>
    </message>
    <message>
        <source>Ecosystem health</source>
        <translation>生态系统健康</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康指数</translation>
    </message>
    <message>
        <source>Health classes</source>
        <translation>健康等级</translation>
    </message>
    <message>
        <source>Health class areas</source>
        <translation>健康等级面积</translation>
    </message>
    <message>
        <source>Change of health</source>
        <translation>健康变化</translation>
    </message>
    <message>
        <source>Health difference</source>
        <translation>健康差值</translation>
    </message>
    <message>
        <source>Health transitions</source>
        <translation>健康等级转移</translation>
    </message>
    <message>
        <source>Restoration zones</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Deciding rules</source>
        <translation>决定规则</translation>
    </message>
    <message>
        <source>Zone areas</source>
        <translation>分区面积</translation>
    </message>
    <message>
        <source>Security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>格局</translation>
    </message>
    <message>
        <source>Pattern table</source>
        <translation>格局统计表</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report numbers</source>
        <translation>报告的数值</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Shiyang workflow: ecosystem services to security pattern</source>
        <translation>石羊河工作流：由生态系统服务到生态安全格局</translation>
    </message>
    <message>
        <source>Shiyang</source>
        <translation>石羊河</translation>
    </message>
    <message>
        <source>Habitat quality, water yield, soil retention and carbon storage, weighed by OWA under seven attitudes to risk, give the ecological sources. The sum of land use and habitat quality, corrected by ecological sensitivity, gives the resistance. Corridors join neighbouring sources and are graded by space syntax; circuit theory finds pinch points and barriers. Tables and scores are those of Land 2025, 14: 2159; what the paper leaves out (k, Z, the weights of the factors) is an input. Where most land yields no water, the chosen scenario, which asks for all services, keeps a few percent of it as sources; the table of scenarios has the others.</source>
        <translation>生境质量、产水量、土壤保持和碳储量在七种风险态度下用 OWA 加权，给出生态源地。土地利用与生境质量之和经生态敏感性修正，得到阻力面。廊道连接相邻源地，用空间句法分级；用电路理论识别夹点和障碍点。表格和分值取自 Land 2025, 14: 2159；论文未给出的（k、Z、因子权重）为输入。若大部分土地不产水，所选情景要求各项服务兼备，只会保留百分之几作为源地；情景表列出其他情景。</translation>
    </message>
    <message>
        <source>Precipitation (mm a year)</source>
        <translation>降水（mm/年）</translation>
    </message>
    <message>
        <source>Millimetres a year.</source>
        <translation>毫米/年。</translation>
    </message>
    <message>
        <source>Reference evapotranspiration (mm a year)</source>
        <translation>潜在(参考作物)蒸散量（mm/年）</translation>
    </message>
    <message>
        <source>Reference, millimetres a year.</source>
        <translation>潜在蒸散量，毫米/年。</translation>
    </message>
    <message>
        <source>Soil depth (mm)</source>
        <translation>土壤深度（mm）</translation>
    </message>
    <message>
        <source>Millimetres.</source>
        <translation>毫米。</translation>
    </message>
    <message>
        <source>Plant available water content (0 to 1)</source>
        <translation>植物可利用水含量（0 到 1）</translation>
    </message>
    <message>
        <source>Plant available water, 0 to 1.</source>
        <translation>植物可利用水含量，0 到 1。</translation>
    </message>
    <message>
        <source>Rainfall erosivity (MJ mm / (ha h yr))</source>
        <translation>降雨侵蚀力（MJ mm / (ha h yr)）</translation>
    </message>
    <message>
        <source>MJ mm / (ha h yr).</source>
        <translation>MJ mm / (ha h yr)。</translation>
    </message>
    <message>
        <source>Soil erodibility (t ha h / (ha MJ mm))</source>
        <translation>土壤可蚀性（t ha h / (ha MJ mm)）</translation>
    </message>
    <message>
        <source>t ha h / (ha MJ mm).</source>
        <translation>t ha h / (ha MJ mm)。</translation>
    </message>
    <message>
        <source>NDVI, yearly maximum</source>
        <translation>NDVI（年最大值）</translation>
    </message>
    <message>
        <source>-1 to 1. A factor of the sensitivity.</source>
        <translation>-1 到 1。敏感性的一个因子。</translation>
    </message>
    <message>
        <source>Railways</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Land near them is sensitive.</source>
        <translation>其附近的土地较敏感。</translation>
    </message>
    <message>
        <source>Highways</source>
        <translation>公路</translation>
    </message>
    <message>
        <source>Roads and railways, for break points</source>
        <translation>道路和铁路（用于生态断裂点）</translation>
    </message>
    <message>
        <source>Where a corridor crosses one there is a break point.</source>
        <translation>廊道与其相交处为生态断裂点。</translation>
    </message>
    <message>
        <source>Half-saturation constant k of habitat quality</source>
        <translation>生境质量的半饱和常数 k</translation>
    </message>
    <message>
        <source>About half of the greatest degradation.</source>
        <translation>约为最大退化度的一半。</translation>
    </message>
    <message>
        <source>Seasonality constant Z of water yield</source>
        <translation>产水量的季节常数 Z</translation>
    </message>
    <message>
        <source>About a fifth of the number of rainy days in a year.</source>
        <translation>约为年降雨日数的五分之一。</translation>
    </message>
    <message>
        <source>Cells that drain through a stream cell</source>
        <translation>河道像元的汇流像元数</translation>
    </message>
    <message>
        <source>Where so many cells drain through one, a stream begins.</source>
        <translation>上游汇水像元达到此数时形成河流。</translation>
    </message>
    <message>
        <source>Risk coefficients alpha</source>
        <translation>风险系数 α</translation>
    </message>
    <message>
        <source>One scenario each: small ones take risks, large ones avoid them.</source>
        <translation>每个对应一个情景：小值冒险，大值规避风险。</translation>
    </message>
    <message>
        <source>Least area of a source (ha)</source>
        <translation>源地的最小面积（ha）</translation>
    </message>
    <message>
        <source>Smaller patches do not become sources.</source>
        <translation>小于此面积的斑块不作为生态源地。</translation>
    </message>
    <message>
        <source>Score of shrub, wetland and snow, which the paper's land use tables leave out</source>
        <translation>论文土地利用表未列的灌木、湿地和冰雪的分值</translation>
    </message>
    <message>
        <source>Of the resistance and of the sensitivity.</source>
        <translation>用于阻力与敏感性。</translation>
    </message>
    <message>
        <source>Weights: land use, habitat quality</source>
        <translation>权重：土地利用、生境质量</translation>
    </message>
    <message>
        <source>In the order of the factors; they sum to 1.</source>
        <translation>按因子的顺序，总和为 1。</translation>
    </message>
    <message>
        <source>Weights: land use, NDVI, railways, highways, water, erosion</source>
        <translation>权重：土地利用、NDVI、铁路、公路、水体、土壤侵蚀</translation>
    </message>
    <message>
        <source>Habitat quality</source>
        <translation>生境质量</translation>
    </message>
    <message>
        <source>Water yield</source>
        <translation>产水量</translation>
    </message>
    <message>
        <source>Soil retention</source>
        <translation>土壤保持</translation>
    </message>
    <message>
        <source>Carbon storage</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <source>OWA scenarios</source>
        <translation>OWA 情景</translation>
    </message>
    <message>
        <source>OWA</source>
        <translation>OWA</translation>
    </message>
    <message>
        <source>Importance classes</source>
        <translation>重要性等级</translation>
    </message>
    <message>
        <source>Priority area</source>
        <translation>优先区</translation>
    </message>
    <message>
        <source>Resistance: land use</source>
        <translation>阻力：土地利用</translation>
    </message>
    <message>
        <source>Resistance: habitat quality</source>
        <translation>阻力：生境质量</translation>
    </message>
    <message>
        <source>habitat quality</source>
        <translation>生境质量</translation>
    </message>
    <message>
        <source>Base resistance</source>
        <translation>基础阻力</translation>
    </message>
    <message>
        <source>Sensitivity: land use</source>
        <translation>敏感性：土地利用</translation>
    </message>
    <message>
        <source>Sensitivity: NDVI</source>
        <translation>敏感性：NDVI</translation>
    </message>
    <message>
        <source>Sensitivity: railways</source>
        <translation>敏感性：铁路</translation>
    </message>
    <message>
        <source>distance to railways</source>
        <translation>距铁路距离</translation>
    </message>
    <message>
        <source>Sensitivity: highways</source>
        <translation>敏感性：公路</translation>
    </message>
    <message>
        <source>distance to highways</source>
        <translation>距公路距离</translation>
    </message>
    <message>
        <source>Sensitivity: water</source>
        <translation>敏感性：水体</translation>
    </message>
    <message>
        <source>Sensitivity: erosion</source>
        <translation>敏感性：土壤侵蚀</translation>
    </message>
    <message>
        <source>erosion</source>
        <translation>土壤侵蚀</translation>
    </message>
    <message>
        <source>Ecological sensitivity</source>
        <translation>生态敏感性</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感性</translation>
    </message>
    <message>
        <source>Corrected resistance</source>
        <translation>修正后的阻力</translation>
    </message>
    <message>
        <source>What restoration can reach</source>
        <translation>修复所能达到的阻力</translation>
    </message>
    <message>
        <source>Space syntax</source>
        <translation>空间句法</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>路段</translation>
    </message>
    <message>
        <source>Through-flow workflow: omnidirectional current to security pattern</source>
        <translation>全向流工作流：从全向电流到安全格局</translation>
    </message>
    <message>
        <source>Through-flow</source>
        <translation>全向流</translation>
    </message>
    <message>
        <source>Current flows in all directions over a resistance of land use and slope, without sources that must be known. Areas where it is led together are the sources, smaller ones stepping stones that the network gains most from; corridors, pinch points and barriers join them. In the workbench the sources of another workflow can take the stepping stones of this one, and the other way round.</source>
        <translation>电流在由土地利用和坡度构成的阻力上向各个方向流动，无需事先知道源地。电流汇集的区域为源地，较小的区域为网络获益最大的踏脚石；廊道、夹点和障碍点将它们联系起来。在工作台中，其他工作流的源地可以采用本工作流的踏脚石，反之亦可。</translation>
    </message>
    <message>
        <source>Radius of the windows (m)</source>
        <translation>窗口半径（米）</translation>
    </message>
    <message>
        <source>How far animals move. Empty: a tenth of the map's shorter side, at most 50 cells.</source>
        <translation>动物移动的距离。留空：地图短边的十分之一，最多 50 个像元。</translation>
    </message>
    <message>
        <source>Least area of a source (ha); empty: from the land</source>
        <translation>源地最小面积（公顷）；留空：由土地面积得出</translation>
    </message>
    <message>
        <source>Smaller areas of high normalised current are no sources. Empty: a four-hundredth of the land.</source>
        <translation>较小的高归一化电流区域不是源地。留空：土地的四百分之一。</translation>
    </message>
    <message>
        <source>Number of largest areas</source>
        <translation>最大区域的数量</translation>
    </message>
    <message>
        <source>So many of the largest areas of high normalised current are sources.</source>
        <translation>最大的这么多个高归一化电流区域为源地。</translation>
    </message>
    <message>
        <source>Least area of a stepping stone (ha); empty: from the land</source>
        <translation>踏脚石最小面积（公顷）；留空：由土地面积得出</translation>
    </message>
    <message>
        <source>Areas of high normalised current between the sources; the best ones are chosen. Empty: three tenths of the least area of a source that follows from the land.</source>
        <translation>源地之间高归一化电流的区域；从中选出最好的。留空：由土地面积得出的源地最小面积的十分之三。</translation>
    </message>
    <message>
        <source>a tenth of the map</source>
        <translation>地图的十分之一</translation>
    </message>
    <message>
        <source>a four-hundredth of the land</source>
        <translation>土地的四百分之一</translation>
    </message>
    <message>
        <source>from the land</source>
        <translation>由土地面积得出</translation>
    </message>
    <message>
        <source>Omnidirectional current</source>
        <translation>全向电流</translation>
    </message>
    <message>
        <source>Normalised current</source>
        <translation>归一化电流</translation>
    </message>
    <message>
        <source>Classes of flow</source>
        <translation>流动类别</translation>
    </message>
    <message>
        <source>Possible stepping stones</source>
        <translation>可能的踏脚石</translation>
    </message>
    <message>
        <source>Stepping stones and new corridors</source>
        <translation>踏脚石与新廊道</translation>
    </message>
    <message>
        <source>New corridors by rank</source>
        <translation>新廊道（按排名）</translation>
    </message>
    <message>
        <source>Stepping stones by rank</source>
        <translation>踏脚石（按排名）</translation>
    </message>
    <message>
        <source>Network before and after</source>
        <translation>前后网络对比</translation>
    </message>
    <message>
        <source>My sources</source>
        <translation>自己的源地</translation>
    </message>
    <message>
        <source>Polygons; a field source_id numbers them.</source>
        <translation>多边形；以字段 source_id 编号。</translation>
    </message>
    <message>
        <source>My resistance</source>
        <translation>自己的阻力</translation>
    </message>
    <message>
        <source>A raster above 0 everywhere.</source>
        <translation>处处大于 0 的栅格。</translation>
    </message>
    <message>
        <source>Further services</source>
        <translation>其他服务</translation>
    </message>
    <message>
        <source>Rasters of your own, higher is better.</source>
        <translation>自己的栅格，值越大越好。</translation>
    </message>
    <message>
        <source>A raster that corrects the surface: resistance x sensitivity / mean sensitivity.</source>
        <translation>用于修正阻力面的栅格：阻力 x 敏感性 / 平均敏感性。</translation>
    </message>
    <message>
        <source>Study area</source>
        <translation>研究区</translation>
    </message>
    <message>
        <source>Layers are clipped to it.</source>
        <translation>图层按其裁剪。</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>cropland</source>
        <translation>耕地</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>林地</translation>
    </message>
    <message>
        <source>shrub</source>
        <translation>灌木林地</translation>
    </message>
    <message>
        <source>grassland</source>
        <translation>草地</translation>
    </message>
    <message>
        <source>water</source>
        <translation>水体</translation>
    </message>
    <message>
        <source>snow ice</source>
        <translation>冰雪</translation>
    </message>
    <message>
        <source>bare</source>
        <translation>裸地</translation>
    </message>
    <message>
        <source>impervious</source>
        <translation>不透水面</translation>
    </message>
    <message>
        <source>wetland</source>
        <translation>湿地</translation>
    </message>
    <message>
        <source>tundra</source>
        <translation>苔原</translation>
    </message>
    <message>
        <source>land use</source>
        <translation>土地利用</translation>
    </message>
    <message>
        <source>distance to road</source>
        <translation>距道路距离</translation>
    </message>
    <message>
        <source>distance to water</source>
        <translation>距水体距离</translation>
    </message>
    <message>
        <source>ndvi</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>坡度</translation>
    </message>
    <message>
        <source>habitat quality</source>
        <translation>生境质量</translation>
    </message>
    <message>
        <source>railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>highway</source>
        <translation>公路</translation>
    </message>
    <message>
        <source>erosion</source>
        <translation>土壤侵蚀</translation>
    </message>
    <message>
        <source>food</source>
        <translation>食物生产</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原料生产</translation>
    </message>
    <message>
        <source>water supply</source>
        <translation>水资源供给</translation>
    </message>
    <message>
        <source>gas</source>
        <translation>气体调节</translation>
    </message>
    <message>
        <source>climate</source>
        <translation>气候调节</translation>
    </message>
    <message>
        <source>purification</source>
        <translation>净化环境</translation>
    </message>
    <message>
        <source>hydrology</source>
        <translation>水文调节</translation>
    </message>
    <message>
        <source>soil</source>
        <translation>土壤保持</translation>
    </message>
    <message>
        <source>nutrient</source>
        <translation>维持养分循环</translation>
    </message>
    <message>
        <source>biodiversity</source>
        <translation>生物多样性</translation>
    </message>
    <message>
        <source>aesthetic</source>
        <translation>美学景观</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>供给服务</translation>
    </message>
    <message>
        <source>regulating</source>
        <translation>调节服务</translation>
    </message>
    <message>
        <source>supporting</source>
        <translation>支持服务</translation>
    </message>
    <message>
        <source>cultural</source>
        <translation>文化服务</translation>
    </message>
    <message>
        <source>builtup</source>
        <translation>建设用地</translation>
    </message>
</context>
<context>
    <name>shared</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>阻力</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>生态廊道</translation>
    </message>
    <message>
        <source>Circuit theory</source>
        <translation>电路理论</translation>
    </message>
    <message>
        <source>Ecosystem services</source>
        <translation>生态系统服务</translation>
    </message>
    <message>
        <source>Ecosystem health</source>
        <translation>生态系统健康</translation>
    </message>
    <message>
        <source>Pattern and restoration</source>
        <translation>格局与修复</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>结果解读</translation>
    </message>
    <message>
        <source>References</source>
        <translation>参考文献</translation>
    </message>
    <message>
        <source>Needs the Python library {name}: on Windows run "python -m pip install --user {name}" in the OSGeo4W shell, on Linux install the package python3-{name}, then restart QGIS.</source>
        <translation>需要 Python 库 {name}：Windows 上请在 OSGeo4W Shell 中运行“python -m pip install --user {name}”，Linux 上请安装软件包 python3-{name}，然后重启 QGIS。</translation>
    </message>
    <message>
        <source>{old} is now called {new}; the old name still works.</source>
        <translation>{old} 现名为 {new}；旧名称仍可使用。</translation>
    </message>
    <message>
        <source>{name} took {seconds:.1f} s</source>
        <translation>{name}用时 {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>There is not enough memory; use larger cells or a smaller area.</source>
        <translation>内存不足；请增大像元或缩小区域。</translation>
    </message>
    <message>
        <source>A file cannot be written or read: {reason}</source>
        <translation>无法写入或读取文件：{reason}</translation>
    </message>
    <message>
        <source>What if the best barriers were restored</source>
        <translation>假设修复最佳的障碍点</translation>
    </message>
    <message>
        <source>Largest relative residual</source>
        <translation>最大相对残差</translation>
    </message>
    <message>
        <source>Largest relative imbalance of a cell</source>
        <translation>像元的最大相对不平衡量</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>in one region</source>
        <translation>位于同一区域</translation>
    </message>
    <message>
        <source>on a barrier</source>
        <translation>位于障碍上</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>不连通</translation>
    </message>
    <message>
        <source>Above 0; cells without data are barriers. It is the grid of the result. Empty: see the .ini below.</source>
        <translation>大于 0；无数据的像元为屏障。结果采用其格网。留空：见下面的 .ini。</translation>
    </message>
    <message>
        <source>The layer holds conductances</source>
        <translation>图层为电导</translation>
    </message>
    <message>
        <source>Strength of the sources</source>
        <translation>源的强度</translation>
    </message>
    <message>
        <source>Current enters and leaves in proportion to it. Empty: 1 / resistance.</source>
        <translation>电流按它的比例流入和流出。留空：1 / 阻力。</translation>
    </message>
    <message>
        <source>Greatest resistance of a source</source>
        <translation>源的最大阻力</translation>
    </message>
    <message>
        <source>Without a layer of sources: cells of more resistance are none. Empty: all are sources.</source>
        <translation>没有源图层时：阻力更大的像元不是源。留空：全部为源。</translation>
    </message>
    <message>
        <source>Least strength of a source</source>
        <translation>源的最小强度</translation>
    </message>
    <message>
        <source>Weaker cells of the layer of sources are none.</source>
        <translation>源图层中更弱的像元不是源。</translation>
    </message>
    <message>
        <source>Radius of the windows</source>
        <translation>窗口半径</translation>
    </message>
    <message>
        <source>How far current flows: the distance over which animals disperse, or the scale of the study. Empty: a tenth of the map's shorter side, at most 50 cells.</source>
        <translation>电流流动的距离：动物的扩散距离或研究的尺度。留空：地图短边的十分之一，最多 50 个像元。</translation>
    </message>
    <message>
        <source>Block size in cells</source>
        <translation>块大小（像元）</translation>
    </message>
    <message>
        <source>Odd. One window serves a block of cells, so that a block of 5 is 25 times as fast as 1; more than a quarter of the radius shows in the map. 0: the largest up to a quarter of the radius.</source>
        <translation>奇数。一个窗口服务于一个像元块，因此块为 5 时比 1 快 25 倍；超过半径的四分之一会在图上显现。0：不超过半径四分之一的最大值。</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>Buffer round the windows</source>
        <translation>窗口外的缓冲</translation>
    </message>
    <message>
        <source>Conducts but has no sources, so that current can go round.</source>
        <translation>导电但没有源，使电流可以绕行。</translation>
    </message>
    <message>
        <source>Radius, buffer and decay are in cells</source>
        <translation>半径、缓冲和衰减以像元计</translation>
    </message>
    <message>
        <source>Where the map cuts a window</source>
        <translation>地图边缘切断窗口时</translation>
    </message>
    <message>
        <source>Right: the block is cleared at the target</source>
        <translation>正确：清除目标处的块</translation>
    </message>
    <message>
        <source>As Omniscape: cleared at the wrong cells</source>
        <translation>同 Omniscape：清除错误的像元</translation>
    </message>
    <message>
        <source>Omniscape's own rule gives its maps to the last digits, faults at the map's top and left included.</source>
        <translation>Omniscape 自己的规则给出与其完全一致的图，包括地图上边和左边的错误。</translation>
    </message>
    <message>
        <source>Current leaves at</source>
        <translation>电流流出于</translation>
    </message>
    <message>
        <source>The centre of the block, as in Omniscape</source>
        <translation>块的中心，同 Omniscape</translation>
    </message>
    <message>
        <source>All cells of the block, by their strength</source>
        <translation>块的所有像元，按其强度</translation>
    </message>
    <message>
        <source>All cells: closer to a block of 1, and no ampere is lost on barriers.</source>
        <translation>所有像元：更接近块大小为 1 的结果，且不会在屏障上损失安培数。</translation>
    </message>
    <message>
        <source>Amperes of the targets</source>
        <translation>目标的安培数</translation>
    </message>
    <message>
        <source>What blocks are summed of. Empty: the strength of the sources.</source>
        <translation>块内求和的内容。留空：源的强度。</translation>
    </message>
    <message>
        <source>Distance at which sources count 1 / e</source>
        <translation>源按 1 / e 计的距离</translation>
    </message>
    <message>
        <source>Empty: all sources within the radius count the same.</source>
        <translation>留空：半径内所有源同等计。</translation>
    </message>
    <message>
        <source>Take out the pattern of blocks</source>
        <translation>消除块的图案</translation>
    </message>
    <message>
        <source>By what blocks do to a landscape without resistance.</source>
        <translation>依据块在无阻力景观中的作用。</translation>
    </message>
    <message>
        <source>No data where the resistance has none</source>
        <translation>阻力无数据处结果也无数据</translation>
    </message>
    <message>
        <source>Table of new resistances</source>
        <translation>新阻力表</translation>
    </message>
    <message>
        <source>Two columns: the value in the raster and the resistance, or the word missing for no data.</source>
        <translation>两列：栅格中的值和阻力，无数据写 missing。</translation>
    </message>
    <message>
        <source>Condition {number}</source>
        <translation>条件 {number}</translation>
    </message>
    <message>
        <source>Only sources whose value fits that of the target take part; climate or land cover, for example.</source>
        <translation>只有值与目标相符的源参与；例如气候或土地覆被。</translation>
    </message>
    <message>
        <source>Condition {number} in the future</source>
        <translation>未来的条件 {number}</translation>
    </message>
    <message>
        <source>Comparison of condition {number}</source>
        <translation>条件 {number} 的比较方式</translation>
    </message>
    <message>
        <source>Source less target lies within the limits</source>
        <translation>源减目标在界限之内</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等权重</translation>
    </message>
    <message>
        <source>With the median of the target's block, or its most frequent value.</source>
        <translation>与目标块的中位数或最常见的值比较。</translation>
    </message>
    <message>
        <source>Lower limit of condition {number}</source>
        <translation>条件 {number} 的下限</translation>
    </message>
    <message>
        <source>Upper limit of condition {number}</source>
        <translation>条件 {number} 的上限</translation>
    </message>
    <message>
        <source>Targets have their value from the future in</source>
        <translation>目标取未来值的条件</translation>
    </message>
    <message>
        <source>No condition</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Condition 1</source>
        <translation>条件 1</translation>
    </message>
    <message>
        <source>Condition 2</source>
        <translation>条件 2</translation>
    </message>
    <message>
        <source>Both conditions</source>
        <translation>两个条件</translation>
    </message>
    <message>
        <source>Relative residual of the solver</source>
        <translation>求解器的相对残差</translation>
    </message>
    <message>
        <source>Empty: 1e-12 for small maps, 1e-8 for large ones.</source>
        <translation>留空：小地图为 1e-12，大地图为 1e-8。</translation>
    </message>
    <message>
        <source>Solutions at the same time</source>
        <translation>同时求解的数量</translation>
    </message>
    <message>
        <source>More are faster on several processors and take more memory; the result is the same.</source>
        <translation>多处理器时更多更快，但占用更多内存；结果相同。</translation>
    </message>
    <message>
        <source>Folder of the unfinished run</source>
        <translation>未完成运行的文件夹</translation>
    </message>
    <message>
        <source>A run that was stopped goes on from there. Empty keeps nothing.</source>
        <translation>中断的运行从那里继续。留空则不保留。</translation>
    </message>
    <message>
        <source>Configuration of Omniscape (.ini)</source>
        <translation>Omniscape 的配置（.ini）</translation>
    </message>
    <message>
        <source>Instead of all above but rule, targets at all cells and decay.</source>
        <translation>代替以上除规则、目标位置和衰减之外的所有设置。</translation>
    </message>
    <message>
        <source>Limits of the classes in standard deviations</source>
        <translation>分类界限（标准差倍数）</translation>
    </message>
    <message>
        <source>From the mean of the normalised current: where diffuse, intensified and channelled begin.</source>
        <translation>相对归一化电流的均值：分散、增强和集中的起点。</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>电流</translation>
    </message>
    <message>
        <source>Flow potential</source>
        <translation>流动潜力</translation>
    </message>
    <message>
        <source>The current if all resistances were 1.</source>
        <translation>所有阻力为 1 时的电流。</translation>
    </message>
    <message>
        <source>Normalised current</source>
        <translation>归一化电流</translation>
    </message>
    <message>
        <source>Current / flow potential.</source>
        <translation>电流 / 流动潜力。</translation>
    </message>
    <message>
        <source>Classes of flow</source>
        <translation>流动类别</translation>
    </message>
    <message>
        <source>Impeded, diffuse, intensified, channelled.</source>
        <translation>受阻、分散、增强、集中。</translation>
    </message>
    <message>
        <source>Amperes that did not flow, by reason</source>
        <translation>未流动的安培数（按原因）</translation>
    </message>
    <message>
        <source>Folder of Omniscape's files</source>
        <translation>Omniscape 文件的文件夹</translation>
    </message>
    <message>
        <source>With an .ini.</source>
        <translation>使用 .ini 时。</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口数</translation>
    </message>
    <message>
        <source>Amperes that were asked for</source>
        <translation>要求的安培数</translation>
    </message>
    <message>
        <source>Amperes that flowed</source>
        <translation>流动的安培数</translation>
    </message>
    <message>
        <source>Limits of an earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder, or a file that it made: what that run found in its data (limits of classes, ranges, widths) holds here too, so that the two can be compared. Empty: they are found anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer's own class names, or recognised</source>
        <translation>图层自带的类别名称，或自动识别</translation>
    </message>
    <message>
        <source>CLCD (China, 30 m)</source>
        <translation>CLCD（中国，30 m）</translation>
    </message>
    <message>
        <source>ESA WorldCover</source>
        <translation>ESA WorldCover</translation>
    </message>
    <message>
        <source>CNLUCD (China, second level)</source>
        <translation>CNLUCD（中国，二级类）</translation>
    </message>
    <message>
        <source>CNLUCD (China, first level)</source>
        <translation>CNLUCD（中国，一级类）</translation>
    </message>
    <message>
        <source>GlobeLand30</source>
        <translation>GlobeLand30</translation>
    </message>
    <message>
        <source>NLCD (United States)</source>
        <translation>NLCD（美国）</translation>
    </message>
    <message>
        <source>Esri / Impact Observatory 10 m</source>
        <translation>Esri / Impact Observatory 10 m</translation>
    </message>
    <message>
        <source>Dynamic World</source>
        <translation>Dynamic World</translation>
    </message>
    <message>
        <source>CORINE (codes 111 to 523)</source>
        <translation>CORINE（代码 111 至 523）</translation>
    </message>
    <message>
        <source>CORINE (grid codes 1 to 44)</source>
        <translation>CORINE（栅格代码 1 至 44）</translation>
    </message>
    <message>
        <source>ESA CCI / C3S land cover, 300 m</source>
        <translation>ESA CCI / C3S 土地覆被，300 m</translation>
    </message>
    <message>
        <source>MODIS IGBP (MCD12Q1)</source>
        <translation>MODIS IGBP（MCD12Q1）</translation>
    </message>
    <message>
        <source>Copernicus land cover, 100 m</source>
        <translation>哥白尼土地覆被，100 m</translation>
    </message>
    <message>
        <source>FROM-GLC, level 1</source>
        <translation>FROM-GLC，一级类</translation>
    </message>
    <message>
        <source>Legend of the land cover</source>
        <translation>土地覆被的图例</translation>
    </message>
    <message>
        <source>The first: names in the file or its style, else the product whose name, colours or set of values it has; the log says which.</source>
        <translation>第一项：采用文件或样式中的名称，否则按名称、颜色或类别值集合识别产品；日志中会说明。</translation>
    </message>
    <message>
        <source>Where nothing is found</source>
        <translation>未找到任何对象时</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Make empty layers that say why</source>
        <translation>生成空图层并说明原因</translation>
    </message>
    <message>
        <source>Workflows go on with empty layers: their later steps do without them.</source>
        <translation>工作流会带着空图层继续运行：后面的步骤不使用它们。</translation>
    </message>
    <message>
        <source>Band of: {label}</source>
        <translation>波段：{label}</translation>
    </message>
    <message>
        <source>The band that is read; the first by default.</source>
        <translation>要读取的波段，默认为第一个。</translation>
    </message>
    <message>
        <source>Only the selected features of: {label}</source>
        <translation>仅使用所选要素：{label}</translation>
    </message>
    <message>
        <source>Of a vector layer of the project.</source>
        <translation>仅适用于项目中的矢量图层。</translation>
    </message>
    <message>
        <source>Field with the sources' ids</source>
        <translation>源地编号字段</translation>
    </message>
    <message>
        <source>Numbers, names, codes or dates; features with the same id are one source. Empty: as the corridors were made, else source_id, else one by one.</source>
        <translation>数字、名称、代码或日期；编号相同的要素为同一源地。留空：与生成廊道时一致，否则用 source_id，再否则逐个编号。</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Dask 调度器</translation>
    </message>
    <message>
        <source>For example tcp://192.168.1.20:8786. Empty runs here. The workers need the toolbox on their Python path.</source>
        <translation>例如 tcp://192.168.1.20:8786。留空则在本机运行。工作进程的 Python 路径中需要有本工具箱。</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML 文件 (*.html)</translation>
    </message>
    <message>
        <source>Cold spot, 99 %</source>
        <translation>冷点，99 %</translation>
    </message>
    <message>
        <source>Cold spot, 95 %</source>
        <translation>冷点，95 %</translation>
    </message>
    <message>
        <source>Cold spot, 90 %</source>
        <translation>冷点，90 %</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>不显著</translation>
    </message>
    <message>
        <source>Hot spot, 90 %</source>
        <translation>热点，90 %</translation>
    </message>
    <message>
        <source>Hot spot, 95 %</source>
        <translation>热点，95 %</translation>
    </message>
    <message>
        <source>Hot spot, 99 %</source>
        <translation>热点，99 %</translation>
    </message>
    <message>
        <source>Hectares; rows are the earlier year, columns the later one.</source>
        <translation>单位为公顷；行为前一年份，列为后一年份。</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>What explains {variable}</source>
        <translation>{variable}的解释因子</translation>
    </message>
    <message>
        <source>{name} explains most: {share:.1f} % of the variance of {count} samples.</source>
        <translation>{name} 的解释力最大：解释 {count} 个样本方差的 {share:.1f} %。</translation>
    </message>
    <message>
        <source>q never falls with finer classes; the adjusted q is about 0 for classes without meaning. Neighbouring cells are alike, so that every p is too small.</source>
        <translation>分级变细时 q 不会下降；对无意义的分级，校正 q 约为 0。相邻像元彼此相似，因此所有 p 都偏小。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>adjusted q</source>
        <translation>校正 q</translation>
    </message>
    <message>
        <source>p of other programs</source>
        <translation>其他程序的 p</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Geographical detector</source>
        <translation>地理探测器</translation>
    </message>
    <message>
        <source>Together {first} and {second} explain most: q {q:.3f} ({kind}).</source>
        <translation>{first} 与 {second} 共同的解释力最大：q {q:.3f}（{kind}）。</translation>
    </message>
    <message>
        <source>Factors two by two</source>
        <translation>因子两两交互</translation>
    </message>
    <message>
        <source>On the diagonal stands what one factor explains.</source>
        <translation>对角线为单个因子的解释力。</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>relatively weak</source>
        <translation>较弱</translation>
    </message>
    <message>
        <source>ordinary</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>relatively strong</source>
        <translation>较强</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Services as rasters instead of values</source>
        <translation>以栅格代替服务价值</translation>
    </message>
    <message>
        <source>One or several a year, year after year; each is normalised, then they are averaged.</source>
        <translation>每年一个或多个，按年份排列；各自归一化后取平均。</translation>
    </message>
    <message>
        <source>Condition, for CVOR (one raster a year)</source>
        <translation>状态，用于 CVOR（每年一个栅格）</translation>
    </message>
    <message>
        <source>Weights of organisation</source>
        <translation>组织力的权重</translation>
    </message>
    <message>
        <source>AWMPFD, SHDI, CONT, FI1, then CI and FI of each key class. Empty: the paper's.</source>
        <translation>AWMPFD、SHDI、CONT、FI1，然后是各关键地类的 CI 和 FI。留空：论文的权重。</translation>
    </message>
    <message>
        <source>Fragmentation index</source>
        <translation>破碎度指数</translation>
    </message>
    <message>
        <source>Patches per hectare (NP/A)</source>
        <translation>每公顷斑块数（NP/A）</translation>
    </message>
    <message>
        <source>Patches per 100 ha (PD)</source>
        <translation>每 100 ha 斑块数（PD）</translation>
    </message>
    <message>
        <source>(NP - 1) / number of cells</source>
        <translation>(NP - 1) / 像元数</translation>
    </message>
    <message>
        <source>DIVISION</source>
        <translation>DIVISION</translation>
    </message>
    <message>
        <source>SPLIT</source>
        <translation>SPLIT</translation>
    </message>
    <message>
        <source>Weights of CVOR: condition, vigour, organisation, resilience</source>
        <translation>CVOR 的权重：状态、活力、组织力、恢复力</translation>
    </message>
    <message>
        <source>Share of resistance in ER</source>
        <translation>抵抗力在 ER 中的占比</translation>
    </message>
    <message>
        <source>Resilience</source>
        <translation>恢复力</translation>
    </message>
    <message>
        <source>The paper normalises all metrics.</source>
        <translation>论文对所有指标进行归一化。</translation>
    </message>
    <message>
        <source>Normalised as all other indicators</source>
        <translation>与其他指标一样归一化</translation>
    </message>
    <message>
        <source>As the coefficients give it</source>
        <translation>按系数的原值</translation>
    </message>
    <message>
        <source>Stride of the window in cells</source>
        <translation>窗口步长（像元）</translation>
    </message>
    <message>
        <source>Stride of the window for metrics of patches, in cells</source>
        <translation>斑块类指数的窗口步长（像元）</translation>
    </message>
    <message>
        <source>Empty: the radius. Values in between are interpolated; 1 is exact and slow.</source>
        <translation>留空：等于半径。其间的值由插值得到；1 为精确解，但较慢。</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Where a key class is absent</source>
        <translation>没有某关键地类时</translation>
    </message>
    <message>
        <source>Its terms are 0</source>
        <translation>其各项为 0</translation>
    </message>
    <message>
        <source>The other terms share its weight</source>
        <translation>其权重由其他各项分担</translation>
    </message>
    <message>
        <source>Measured in</source>
        <translation>评价单元</translation>
    </message>
    <message>
        <source>Side of the fishnet's squares, or radius of the window</source>
        <translation>渔网方格边长或窗口半径</translation>
    </message>
    <message>
        <source>Empty: squares of 1 km and at least ten cells; a radius of ten cells.</source>
        <translation>留空：方格为 1 km 且至少十个像元；半径为十个像元。</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Cells of a patch touch</source>
        <translation>同一斑块的像元相接方式</translation>
    </message>
    <message>
        <source>Form of the window</source>
        <translation>窗口形状</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Windows that reach beyond the data</source>
        <translation>超出数据范围的窗口</translation>
    </message>
    <message>
        <source>Measure what is there</source>
        <translation>计算已有部分</translation>
    </message>
    <message>
        <source>Stride of the moving window in cells</source>
        <translation>移动窗口的步长（像元）</translation>
    </message>
    <message>
        <source>Empty: 1 without metrics of patches, else the radius. Larger strides give coarser cells.</source>
        <translation>留空：没有斑块类指数时为 1，否则等于半径。步长越大，像元越粗。</translation>
    </message>
    <message>
        <source>No result (FRAGSTATS)</source>
        <translation>无结果（FRAGSTATS）</translation>
    </message>
    <message>
        <source>Edge depth for core metrics, in cells</source>
        <translation>核心面积指数的边缘深度（像元）</translation>
    </message>
    <message>
        <source>Radius of patches near each other (PROX, SIMI, CONNECT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the centres of their nearest cells; how far the species goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns class_1, class_2, value, or a row and a column for each class; values 0 to 1, both ways alike; classes as values or names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of classes (SIMI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast of classes (ECON, CWED, TECI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast of the border and of nodata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their sides count in ECON and TECI as sides of this contrast, in CWED as edge of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes that a landscape can have (RPR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log10 of alpha</source>
        <translation>α 的常用对数</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>帕累托前沿</translation>
    </message>
    <message>
        <source>chosen scenario</source>
        <translation>所选情景</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>权衡度</translation>
    </message>
    <message>
        <source>Mean protection efficiency</source>
        <translation>平均保护效率</translation>
    </message>
    <message>
        <source>{shown} of {count} rows; the file has all.</source>
        <translation>显示 {shown} 行，共 {count} 行；全部内容见文件。</translation>
    </message>
    <message>
        <source>The pictures are missing, since the Python library matplotlib is not installed.</source>
        <translation>未安装 Python 库 matplotlib，因此没有图。</translation>
    </message>
    <message>
        <source>Those of the corridors: polygons, or a raster of source numbers.</source>
        <translation>与廊道一致：多边形，或源地编号栅格。</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt;. Links with a status below 0 are left out.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;。status 小于 0 的连接不参与。</translation>
    </message>
    <message>
        <source>Field of the first source</source>
        <translation>第一个源地的字段</translation>
    </message>
    <message>
        <source>Field of the second source</source>
        <translation>第二个源地的字段</translation>
    </message>
    <message>
        <source>Field of the cost</source>
        <translation>成本字段</translation>
    </message>
    <message>
        <source>Empty: cost. Any field that says how far apart the sources are, such as length_m.</source>
        <translation>留空：cost。可为表示源地间远近的任意字段，例如 length_m。</translation>
    </message>
    <message>
        <source>Cost of dispersal D</source>
        <translation>扩散成本 D</translation>
    </message>
    <message>
        <source>Probability P at that cost</source>
        <translation>该成本上的概率 P</translation>
    </message>
    <message>
        <source>Neighbours that a step leads to</source>
        <translation>一步可达的邻域</translation>
    </message>
    <message>
        <source>16, with knight's moves through the cells between</source>
        <translation>16，含经过中间像元的马步</translation>
    </message>
    <message>
        <source>16 as in GRASS r.cost: the cells between do not count</source>
        <translation>16，与 GRASS r.cost 相同：不计中间像元</translation>
    </message>
    <message>
        <source>With 16 ways are straighter: off the 8 directions they are up to 8 % too long with 8. With 4 they are up to 41 % too long, but no corner is passed.</source>
        <translation>16 邻域的路径更直：8 邻域在 8 个方向之外最多偏长 8 %。4 邻域最多偏长 41 %，但不会穿过拐角。</translation>
    </message>
    <message>
        <source>Diagonal steps past corners of barriers</source>
        <translation>越过障碍拐角的对角步</translation>
    </message>
    <message>
        <source>Free, as in Linkage Mapper</source>
        <translation>允许，与 Linkage Mapper 相同</translation>
    </message>
    <message>
        <source>Not between two barriers that touch at the corner</source>
        <translation>不允许从拐角相接的两个障碍之间穿过</translation>
    </message>
    <message>
        <source>Not past any barrier</source>
        <translation>不允许贴着任何障碍穿过</translation>
    </message>
    <message>
        <source>Barriers are cells without data: a slanting road of them has a gap at every corner.</source>
        <translation>障碍为无数据的像元：斜向道路在每个拐角处都有缺口。</translation>
    </message>
    <message>
        <source>Climate</source>
        <translation>气候</translation>
    </message>
    <message>
        <source>Such as mean temperature. Paths then follow gentle changes of climate, as in Climate Linkage Mapper: a step costs R d + d + c |dT|, the same both ways.</source>
        <translation>例如平均气温。路径随气候的缓和变化而行，与 Climate Linkage Mapper 相同：一步的成本为 R d + d + c |dT|，往返相同。</translation>
    </message>
    <message>
        <source>Cost of one unit of climate (metres)</source>
        <translation>单位气候的成本（米）</translation>
    </message>
    <message>
        <source>50,000: a degree costs as much as 50 km on the flat.</source>
        <translation>50,000：1 度相当于平地 50 km。</translation>
    </message>
    <message>
        <source>Sources whose climates differ by no more are not joined</source>
        <translation>气候相差不超过此值的源地不连接</translation>
    </message>
    <message>
        <source>A source's climate is its mean less two standard deviations, its coolest part. Empty or 0: no limit. Climate Linkage Mapper takes 1 degree and all pairs.</source>
        <translation>源地的气候为其平均值减两倍标准差，即最凉的部分。留空或 0：不限。Climate Linkage Mapper 取 1 度和所有源地对。</translation>
    </message>
    <message>
        <source>Steps cost more one way than the other</source>
        <translation>步的成本因方向而异</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>By slope (Tobler's hiking function)</source>
        <translation>按坡度（Tobler 徒步函数）</translation>
    </message>
    <message>
        <source>By slope (GRASS r.walk)</source>
        <translation>按坡度（GRASS r.walk）</translation>
    </message>
    <message>
        <source>By wind or current</source>
        <translation>按风或水流</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>高程</translation>
    </message>
    <message>
        <source>In metres, for slopes.</source>
        <translation>以米计，用于坡度。</translation>
    </message>
    <message>
        <source>Direction of wind or current</source>
        <translation>风或水流的方向</translation>
    </message>
    <message>
        <source>Degrees clockwise from north.</source>
        <translation>从正北顺时针的度数。</translation>
    </message>
    <message>
        <source>Or one direction everywhere (degrees)</source>
        <translation>或各处相同的方向（度）</translation>
    </message>
    <message>
        <source>The direction tells where it comes from</source>
        <translation>该方向为来向</translation>
    </message>
    <message>
        <source>As that of wind usually does; that of currents tells where they go.</source>
        <translation>风向通常如此；水流方向则为去向。</translation>
    </message>
    <message>
        <source>Extra cost against wind or current</source>
        <translation>逆风或逆流的附加成本</translation>
    </message>
    <message>
        <source>4: a step right against it costs five times one with it.</source>
        <translation>4：正逆向的一步为顺向的五倍。</translation>
    </message>
    <message>
        <source>Above 0; cells without data are barriers. It is the grid of the result.</source>
        <translation>大于 0；无数据像元为障碍。结果采用其网格。</translation>
    </message>
    <message>
        <source>Only corridors between neighbours</source>
        <translation>仅相邻源地之间的廊道</translation>
    </message>
    <message>
        <source>Leaves out corridors of the layer that join no neighbouring sources or run through a third one: corridors between all pairs count the land that they share again and again.</source>
        <translation>略去图层中不连接相邻源地或穿过第三个源地的廊道：所有成对廊道会把共用的土地反复计算。</translation>
    </message>
    <message>
        <source>Polygons, or a raster of source numbers (0 or nodata elsewhere).</source>
        <translation>多边形，或源地编号栅格（其余为 0 或无数据）。</translation>
    </message>
    <message>
        <source>That of the corridors, above 0; cells without data are barriers. It is the grid of the result.</source>
        <translation>与廊道一致，大于 0；无数据像元为障碍。结果采用其网格。</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt; or &lt;i&gt;Gravity&lt;/i&gt;. Empty: neighbouring sources are joined as there by default.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;或&lt;i&gt;廊道重力模型&lt;/i&gt;。留空：按默认方式连接相邻源地。</translation>
    </message>
    <message>
        <source>Folder of cost surfaces</source>
        <translation>成本面文件夹</translation>
    </message>
    <message>
        <source>From &lt;i&gt;Corridors&lt;/i&gt;; saves time where sources and resistance are the same, else is passed over.</source>
        <translation>来自&lt;i&gt;生态廊道&lt;/i&gt;；源地和阻力相同时可节省时间，否则略过。</translation>
    </message>
    <message>
        <source>Corridors start and end</source>
        <translation>廊道起止于</translation>
    </message>
    <message>
        <source>As the corridors were made.</source>
        <translation>与生成廊道时一致。</translation>
    </message>
    <message>
        <source>At the edge of the sources</source>
        <translation>源地边缘</translation>
    </message>
    <message>
        <source>At the centroid of the sources</source>
        <translation>源地质心</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>All but the first add corridors between sources alone, and leave the measure out of account.</source>
        <translation>除第一项外，均只在源地之间增加廊道，不考虑测度。</translation>
    </message>
    <message>
        <source>Highest gain for what it takes</source>
        <translation>单位投入收益最高</translation>
    </message>
    <message>
        <source>Low degree first</source>
        <translation>低度优先</translation>
    </message>
    <message>
        <source>Low betweenness first</source>
        <translation>低介数优先</translation>
    </message>
    <message>
        <source>Nearest first</source>
        <translation>最近优先</translation>
    </message>
    <message>
        <source>Highest gravity first</source>
        <translation>引力最大优先</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Corridors to add</source>
        <translation>增加的廊道数</translation>
    </message>
    <message>
        <source>For the other strategies. Empty: what the budget allows, else a tenth of the existing corridors.</source>
        <translation>用于其他策略。留空：预算允许的数量，否则为现有廊道的十分之一。</translation>
    </message>
    <message>
        <source>Random attacks</source>
        <translation>随机攻击次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Betweenness over the cheapest ways</source>
        <translation>按最低成本路径计算介数</translation>
    </message>
    <message>
        <source>Otherwise over those of the fewest corridors.</source>
        <translation>否则按廊道数最少的路径计算。</translation>
    </message>
    <message>
        <source>What is left while {elements} are lost</source>
        <translation>逐步失去{elements}时的剩余</translation>
    </message>
    <message>
        <source>All measures are shares of those of the whole network. The line of random losses is the mean of {runs} runs, its band holds 90 % of them.</source>
        <translation>各指标均为占整个网络的比例。随机损失的曲线为 {runs} 次运行的均值，色带包含其中的 90 %。</translation>
    </message>
    <message>
        <source>{measure} below a half after a loss of</source>
        <translation>{measure}降至一半以下时的损失比例</translation>
    </message>
    <message>
        <source>Order of the losses</source>
        <translation>损失顺序</translation>
    </message>
    <message>
        <source>R is the mean of a curve over all losses, from 0 to 1: the higher, the more robust. A ranked order that falls far below the random one shows that the network hangs on few elements.</source>
        <translation>R 为曲线在全部损失过程中的均值，取值 0 到 1：越高越鲁棒。按重要性损失的曲线远低于随机曲线，说明网络依赖于少数要素。</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>鲁棒性</translation>
    </message>
    <message>
        <source>Robustness of the network</source>
        <translation>网络鲁棒性</translation>
    </message>
    <message>
        <source>Share of the {elements} lost</source>
        <translation>失去的{elements}比例</translation>
    </message>
    <message>
        <source>The width is</source>
        <translation>宽度为</translation>
    </message>
    <message>
        <source>A cost (resistance x metres)</source>
        <translation>成本（阻力 x 米）</translation>
    </message>
    <message>
        <source>Percent of the cost of the cheapest path</source>
        <translation>最低成本路径成本的百分比</translation>
    </message>
    <message>
        <source>Metres on the ground</source>
        <translation>地面米数</translation>
    </message>
    <message>
        <source>With percent a corridor between far sources may be wider than one between near ones. Metres are measured across the path: half of them on either side.</source>
        <translation>按百分比时，远距离源地之间的廊道可能比近距离的更宽。米数按垂直于路径量取：两侧各一半。</translation>
    </message>
    <message>
        <source>Width of corridors</source>
        <translation>廊道宽度</translation>
    </message>
    <message>
        <source>Natural land</source>
        <translation>自然土地</translation>
    </message>
    <message>
        <source>The natural share holds up to {width:g} m: there it is {share:.1f} %.</source>
        <translation>自然占比保持到 {width:g} m：其内为 {share:.1f} %。</translation>
    </message>
    <message>
        <source>Land cover within half widths of all corridors</source>
        <translation>所有廊道半宽内的土地覆被</translation>
    </message>
    <message>
        <source>Half width (m)</source>
        <translation>半宽（m）</translation>
    </message>
    <message>
        <source>Share (%)</source>
        <translation>占比（%）</translation>
    </message>
    <message>
        <source>Area (ha)</source>
        <translation>面积（ha）</translation>
    </message>
    <message>
        <source>Current within half widths of all corridors</source>
        <translation>所有廊道半宽内的电流</translation>
    </message>
    <message>
        <source>The curve has its knee at {width:g} m.</source>
        <translation>曲线的拐点在 {width:g} m。</translation>
    </message>
    <message>
        <source>The curve has no knee; it tells no width.</source>
        <translation>曲线没有拐点，不能给出宽度。</translation>
    </message>
    <message>
        <source>80 % of the current lie within {width:g} m.</source>
        <translation>80 % 的电流在 {width:g} m 以内。</translation>
    </message>
    <message>
        <source>Least current (A)</source>
        <translation>最小电流（A）</translation>
    </message>
    <message>
        <source>Pinch points by width</source>
        <translation>各宽度的夹点</translation>
    </message>
    <message>
        <source>Dearer by (%)</source>
        <translation>多花成本（%）</translation>
    </message>
    <message>
        <source>Area of all corridors (ha)</source>
        <translation>所有廊道面积（ha）</translation>
    </message>
    <message>
        <source>Mean width (m)</source>
        <translation>平均宽度（m）</translation>
    </message>
    <message>
        <source>Ground of ways that cost so much more than the cheapest; land that corridors share counts twice.</source>
        <translation>比最省成本的路径多花这些成本的路径所占土地；廊道共有的土地重复计入。</translation>
    </message>
    <message>
        <source>Widths by cost</source>
        <translation>按成本的宽度</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Source of grade {grade}</source>
        <translation>{grade} 级源地</translation>
    </message>
    <message>
        <source>Important corridor</source>
        <translation>重要廊道</translation>
    </message>
    <message>
        <source>General corridor</source>
        <translation>一般廊道</translation>
    </message>
    <message>
        <source>Between touching sources</source>
        <translation>相接源地之间</translation>
    </message>
    <message>
        <source>Corridors by space syntax</source>
        <translation>廊道的空间句法等级</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <source>Grade {grade} (highest)</source>
        <translation>{grade} 级（最高）</translation>
    </message>
    <message>
        <source>Pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>Strategic nodes</source>
        <translation>生态战略点</translation>
    </message>
    <message>
        <source>Break points</source>
        <translation>生态断裂点</translation>
    </message>
    <message>
        <source>Restoration zone</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>Restoration zones</source>
        <translation>生态修复区</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>National road</source>
        <translation>国道</translation>
    </message>
    <message>
        <source>Provincial road</source>
        <translation>省道</translation>
    </message>
    <message>
        <source>County road</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>Railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Motorway</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <source>Trunk road</source>
        <translation>快速路</translation>
    </message>
    <message>
        <source>Primary road</source>
        <translation>一级道路</translation>
    </message>
    <message>
        <source>Secondary road</source>
        <translation>二级道路</translation>
    </message>
    <message>
        <source>Tertiary road</source>
        <translation>三级道路</translation>
    </message>
    <message>
        <source>Roads and railways</source>
        <translation>道路和铁路</translation>
    </message>
    <message>
        <source>Planning scheme</source>
        <translation>规划方案</translation>
    </message>
    <message>
        <source>Security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Ecological security pattern</source>
        <translation>生态安全格局</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>{count} {count:zone|zones}</source>
        <translation>{count} 区</translation>
    </message>
    <message>
        <source>{count} corridor {count:axis|axes}</source>
        <translation>{count} 廊</translation>
    </message>
    <message>
        <source>{count} {count:belt|belts}</source>
        <translation>{count} 带</translation>
    </message>
    <message>
        <source>{count} {count:point|points}</source>
        <translation>{count} 点</translation>
    </message>
    <message>
        <source>Axis {number}</source>
        <translation>轴线 {number}</translation>
    </message>
    <message>
        <source>Axis {number}: {first} - {second}</source>
        <translation>轴线 {number}：{first}—{second}</translation>
    </message>
    <message>
        <source>Corridor axes</source>
        <translation>廊道轴线</translation>
    </message>
    <message>
        <source>Ecological protection belt</source>
        <translation>生态防护带</translation>
    </message>
    <message>
        <source>Pinch point</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>Strategic node</source>
        <translation>生态战略点</translation>
    </message>
    <message>
        <source>Points of action</source>
        <translation>行动点</translation>
    </message>
    <message>
        <source>Space syntax</source>
        <translation>空间句法</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Strategies by zone and land cover</source>
        <translation>各分区和土地覆被的策略</translation>
    </message>
    <message>
        <source>all that is left</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>not {classes}</source>
        <translation>非 {classes}</translation>
    </message>
    <message>
        <source>in a corridor</source>
        <translation>位于廊道内</translation>
    </message>
    <message>
        <source>outside the corridors</source>
        <translation>位于廊道外</translation>
    </message>
    <message>
        <source>in a source</source>
        <translation>位于源地内</translation>
    </message>
    <message>
        <source>outside the sources</source>
        <translation>位于源地外</translation>
    </message>
    <message>
        <source>at mines or works</source>
        <translation>位于矿区或工矿地</translation>
    </message>
    <message>
        <source>away from mines and works</source>
        <translation>远离矿区和工矿地</translation>
    </message>
    <message>
        <source>disturbed by one of the layers of disturbance</source>
        <translation>受某一干扰图层的干扰</translation>
    </message>
    <message>
        <source>not disturbed</source>
        <translation>未受干扰</translation>
    </message>
    <message>
        <source>in {layer}</source>
        <translation>位于 {layer} 内</translation>
    </message>
    <message>
        <source>outside {layer}</source>
        <translation>位于 {layer} 外</translation>
    </message>
    <message>
        <source>at least {value} m from the sources</source>
        <translation>距源地至少 {value} 米</translation>
    </message>
    <message>
        <source>at least {value} m from the corridors</source>
        <translation>距廊道至少 {value} 米</translation>
    </message>
    <message>
        <source>{value} m above sea level or higher</source>
        <translation>海拔 {value} 米及以上</translation>
    </message>
    <message>
        <source>health has risen by {value} or more</source>
        <translation>健康指数上升 {value} 及以上</translation>
    </message>
    <message>
        <source>{layer} above {value}</source>
        <translation>{layer} 高于 {value}</translation>
    </message>
    <message>
        <source>{layer} of {value} or more</source>
        <translation>{layer} 不低于 {value}</translation>
    </message>
    <message>
        <source>at most {value} m from a source</source>
        <translation>距源地不超过 {value} 米</translation>
    </message>
    <message>
        <source>at most {value} m from a corridor</source>
        <translation>距廊道不超过 {value} 米</translation>
    </message>
    <message>
        <source>{value} m above sea level or lower</source>
        <translation>海拔 {value} 米及以下</translation>
    </message>
    <message>
        <source>health has fallen by more than {value}</source>
        <translation>健康指数下降超过 {value}</translation>
    </message>
    <message>
        <source>{layer} below {value}</source>
        <translation>{layer} 低于 {value}</translation>
    </message>
    <message>
        <source>{layer} of {value} or less</source>
        <translation>{layer} 不高于 {value}</translation>
    </message>
    <message>
        <source>{layer} is {classes}</source>
        <translation>{layer} 为 {classes}</translation>
    </message>
    <message>
        <source>Northern</source>
        <translation>北部</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北部</translation>
    </message>
    <message>
        <source>Northeastern</source>
        <translation>东北部</translation>
    </message>
    <message>
        <source>northeast</source>
        <translation>东北部</translation>
    </message>
    <message>
        <source>Eastern</source>
        <translation>东部</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东部</translation>
    </message>
    <message>
        <source>Southeastern</source>
        <translation>东南部</translation>
    </message>
    <message>
        <source>southeast</source>
        <translation>东南部</translation>
    </message>
    <message>
        <source>Southern</source>
        <translation>南部</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南部</translation>
    </message>
    <message>
        <source>Southwestern</source>
        <translation>西南部</translation>
    </message>
    <message>
        <source>southwest</source>
        <translation>西南部</translation>
    </message>
    <message>
        <source>Western</source>
        <translation>西部</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西部</translation>
    </message>
    <message>
        <source>Northwestern</source>
        <translation>西北部</translation>
    </message>
    <message>
        <source>northwest</source>
        <translation>西北部</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>{position} {zone}</source>
        <translation>{position}{zone}</translation>
    </message>
    <message>
        <source>no other rule holds</source>
        <translation>其他规则均不成立</translation>
    </message>
    <message>
        <source>Planning zones</source>
        <translation>规划分区</translation>
    </message>
    <message>
        <source>District</source>
        <translation>行政区</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>区外</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>面积（km²）</translation>
    </message>
    <message>
        <source>Total (km²)</source>
        <translation>合计（km²）</translation>
    </message>
    <message>
        <source>No zone</source>
        <translation>无分区</translation>
    </message>
    <message>
        <source>Rules in their order</source>
        <translation>规则（按顺序）</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>Share of the base (%)</source>
        <translation>占基底比例（%）</translation>
    </message>
    <message>
        <source>Corridor connectivity zone</source>
        <translation>廊道连通区</translation>
    </message>
    <message>
        <source>Artificial restoration zone</source>
        <translation>人工修复区</translation>
    </message>
    <message>
        <source>Ecological recovery zone</source>
        <translation>生态恢复区</translation>
    </message>
    <message>
        <source>Ecological enhancement zone</source>
        <translation>生态提升区</translation>
    </message>
    <message>
        <source>Disturbance control zone</source>
        <translation>干扰管控区</translation>
    </message>
    <message>
        <source>No restoration zone</source>
        <translation>非修复区</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>无规则</translation>
    </message>
    <message>
        <source>ESP Toolbox: ecological security patterns</source>
        <translation>ESP Toolbox：生态安全格局</translation>
    </message>
    <message>
        <source>Steps of the study: arrows lead from what is read to what is made</source>
        <translation>研究步骤：箭头由读取的数据指向生成的数据</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Further steps</source>
        <translation>其他步骤</translation>
    </message>
    <message>
        <source>Nothing was found. {reason}</source>
        <translation>未找到任何对象。{reason}</translation>
    </message>
    <message>
        <source>Data preparation</source>
        <translation>数据准备</translation>
    </message>
    <message>
        <source>Pinch points and barriers</source>
        <translation>夹点与障碍点</translation>
    </message>
    <message>
        <source>{name} has nothing to show on a map.</source>
        <translation>{name} 没有可在地图上显示的内容。</translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation>其他图层</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>运行提示</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Software of the report</source>
        <translation>报告所用软件</translation>
    </message>
    <message>
        <source>Some steps were made with other versions: {versions}.</source>
        <translation>部分步骤由其他版本生成：{versions}。</translation>
    </message>
    <message>
        <source>{count} pinch {count:point covers|points cover} {area}; the current in them is above {limit} A.</source>
        <translation>{count} 个夹点，面积 {area}；其中的电流大于 {limit} A。</translation>
    </message>
    <message>
        <source>Corridors by cost / effective resistance: the more, the more ways there are</source>
        <translation>廊道的成本与有效电阻之比：比值越大，通路越多</translation>
    </message>
    <message>
        <source>Where pinch points lie on barriers</source>
        <translation>夹点与障碍点重叠处</translation>
    </message>
    <message>
        <source>What restoring the best barriers saves</source>
        <translation>修复最佳障碍点的效益</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <source>{things}, area</source>
        <translation>{things}，面积</translation>
    </message>
    <message>
        <source>A place counts for the land cover that is most frequent in it; areas are those of the cells.</source>
        <translation>每处按其中最多的土地覆被计；面积按像元计。</translation>
    </message>
    <message>
        <source>Pinch points and barriers by land cover</source>
        <translation>夹点和障碍点的土地覆被</translation>
    </message>
    <message>
        <source>Number of pinch points and barriers by land cover</source>
        <translation>各土地覆被的夹点和障碍点数量</translation>
    </message>
    <message>
        <source>Amperes that did not flow</source>
        <translation>未流动的安培数</translation>
    </message>
    <message>
        <source>Effective resistances</source>
        <translation>有效电阻</translation>
    </message>
    <message>
        <source>What restoration can reach</source>
        <translation>修复所能达到的阻力</translation>
    </message>
    <message>
        <source>Ecological sensitivity</source>
        <translation>生态敏感性</translation>
    </message>
    <message>
        <source>Base resistance</source>
        <translation>基础阻力</translation>
    </message>
    <message>
        <source>Resistance surface</source>
        <translation>阻力面</translation>
    </message>
    <message>
        <source>Scores of the factors</source>
        <translation>因子分值</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Measures of space syntax and the classes of the corridors</source>
        <translation>空间句法指标与廊道等级</translation>
    </message>
    <message>
        <source>Planning scheme of the pattern</source>
        <translation>格局的规划方案</translation>
    </message>
    <message>
        <source>Key numbers of: {title}</source>
        <translation>关键数值：{title}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Study area</source>
        <translation>研究区</translation>
    </message>
    <message>
        <source>Area with data</source>
        <translation>有数据的面积</translation>
    </message>
    <message>
        <source>Extent, west to east</source>
        <translation>范围（西至东）</translation>
    </message>
    <message>
        <source>Extent, south to north</source>
        <translation>范围（南至北）</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Cell size</source>
        <translation>像元大小</translation>
    </message>
    <message>
        <source>Rows and columns</source>
        <translation>行数和列数</translation>
    </message>
    <message>
        <source>Cells with data</source>
        <translation>有数据的像元</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Land cover of the study area ({year})</source>
        <translation>研究区土地覆被（{year}）</translation>
    </message>
    <message>
        <source>Composition of the land cover</source>
        <translation>土地覆被构成</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Data of the study</source>
        <translation>研究数据</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of {size}</source>
        <translation>{rows} × {columns} 个 {size} 的像元</translation>
    </message>
    <message>
        <source>raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>{count} {count:feature|features}</source>
        <translation>{count} 个要素</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>矢量</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Coefficients of resistance and resilience</source>
        <translation>抵抗力系数与恢复力系数</translation>
    </message>
    <message>
        <source>Means of ecosystem health and its components</source>
        <translation>生态系统健康及其分量的均值</translation>
    </message>
    <message>
        <source>Mean, 0 to 1</source>
        <translation>均值，0 到 1</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Limits of the classes of ecosystem health (EHI)</source>
        <translation>生态系统健康指数（EHI）的等级界限</translation>
    </message>
    <message>
        <source>Areas of the classes of ecosystem health by year</source>
        <translation>各年生态系统健康等级的面积</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Shares of the classes of the components by year</source>
        <translation>各年各分量的等级占比</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Direction of the change of ecosystem health</source>
        <translation>生态系统健康的变化方向</translation>
    </message>
    <message>
        <source>Hot and cold spots of the change</source>
        <translation>变化的冷热点</translation>
    </message>
    <message>
        <source>Transitions between the classes of ecosystem health</source>
        <translation>生态系统健康等级的转移</translation>
    </message>
    <message>
        <source>EHI</source>
        <translation>EHI</translation>
    </message>
    <message>
        <source>What changed ecosystem health</source>
        <translation>生态系统健康变化的原因</translation>
    </message>
    <message>
        <source>From / to</source>
        <translation>由 / 至</translation>
    </message>
    <message>
        <source>Transitions between the classes of ecosystem health, {first} to {last}</source>
        <translation>生态系统健康等级的转移，{first} 至 {last}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Mean contribution to the change of EHI</source>
        <translation>对 EHI 变化的平均贡献</translation>
    </message>
    <message>
        <source>Share of the change</source>
        <translation>占变化的比例</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Landscape metrics</source>
        <translation>景观格局指数</translation>
    </message>
    <message>
        <source>{count} {count:corridor|corridors} of {total} in all; the shortest is {least}, the longest {most} long.</source>
        <translation>共 {total} 长的 {count} 条廊道；最短 {least}，最长 {most}。</translation>
    </message>
    <message>
        <source>Links that are no corridors</source>
        <translation>未成为廊道的连接</translation>
    </message>
    <message>
        <source>Ground outside the sources</source>
        <translation>源地之外的地面</translation>
    </message>
    <message>
        <source>Ground, with the ways through sources</source>
        <translation>地面，含穿过源地的路段</translation>
    </message>
    <message>
        <source>Lines one by one, shared ground again and again</source>
        <translation>逐条线长，共用地面重复计算</translation>
    </message>
    <message>
        <source>Length of the corridors</source>
        <translation>廊道长度</translation>
    </message>
    <message>
        <source>How long the corridors are</source>
        <translation>廊道有多长</translation>
    </message>
    <message>
        <source>There are no corridors. {reason}</source>
        <translation>没有廊道。{reason}</translation>
    </message>
    <message>
        <source>Gravity matrix of the ecological sources</source>
        <translation>生态源地相互作用强度矩阵</translation>
    </message>
    <message>
        <source>(framed: above {limit})</source>
        <translation>（加框：大于 {limit}）</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>相互作用强度</translation>
    </message>
    <message>
        <source>Corridors ranked by gravity</source>
        <translation>廊道按相互作用强度排序</translation>
    </message>
    <message>
        <source>Important corridors</source>
        <translation>重要廊道</translation>
    </message>
    <message>
        <source>General corridors</source>
        <translation>一般廊道</translation>
    </message>
    <message>
        <source>Corridors by class</source>
        <translation>各类廊道</translation>
    </message>
    <message>
        <source>Indices of the network</source>
        <translation>网络指数</translation>
    </message>
    <message>
        <source>Centrality of the sources</source>
        <translation>源地的中心性</translation>
    </message>
    <message>
        <source>Most central corridors</source>
        <translation>中心性最高的廊道</translation>
    </message>
    <message>
        <source>R is the mean of a curve over all losses, from 0 to 1: the higher, the more robust.</source>
        <translation>R 为曲线在全部损失过程中的均值，取值 0 到 1：越高越鲁棒。</translation>
    </message>
    <message>
        <source>Robustness of the network (R)</source>
        <translation>网络鲁棒性（R）</translation>
    </message>
    <message>
        <source>What is left of the network while parts are lost</source>
        <translation>逐步损失时网络的剩余</translation>
    </message>
    <message>
        <source>Share lost</source>
        <translation>损失比例</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Measures of space syntax over the segments</source>
        <translation>各路段的空间句法指标</translation>
    </message>
    <message>
        <source>Class (the highest is the most important)</source>
        <translation>等级（最高者最重要）</translation>
    </message>
    <message>
        <source>Corridors by class of space syntax</source>
        <translation>廊道的空间句法等级</translation>
    </message>
    <message>
        <source>Corridors by priority</source>
        <translation>廊道优先度排序</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先度</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Parameters of: {title}</source>
        <translation>参数：{title}</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Elements of the security pattern</source>
        <translation>生态安全格局的要素</translation>
    </message>
    <message>
        <source>Land cover along the corridors</source>
        <translation>廊道沿线的土地覆被</translation>
    </message>
    <message>
        <source>An element counts in the district where most of it lies.</source>
        <translation>要素计入其大部分所在的行政区。</translation>
    </message>
    <message>
        <source>Number of elements by district</source>
        <translation>各行政区的要素数量</translation>
    </message>
    <message>
        <source>Areas and lengths of the elements by district</source>
        <translation>各行政区要素的面积和长度</translation>
    </message>
    <message>
        <source>Areas of the restoration zones: {by}</source>
        <translation>生态修复区面积：{by}</translation>
    </message>
    <message>
        <source>λmax = {lambda_max}, CI = {ci}, CR = {cr}; below 0.1 the judgements are consistent enough.</source>
        <translation>λmax = {lambda_max}，CI = {ci}，CR = {cr}；小于 0.1 即满足一致性。</translation>
    </message>
    <message>
        <source>Weights by the analytic hierarchy process</source>
        <translation>层次分析法权重</translation>
    </message>
    <message>
        <source>How many times the row matters more than the column.</source>
        <translation>行相对于列的重要性倍数。</translation>
    </message>
    <message>
        <source>Judgement matrix</source>
        <translation>判断矩阵</translation>
    </message>
    <message>
        <source>The surface ranges from {minimum} to {maximum} with a mean of {mean}.</source>
        <translation>阻力面的值在 {minimum} 到 {maximum} 之间，均值为 {mean}。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights of the factors</source>
        <translation>因子权重</translation>
    </message>
    <message>
        <source>Factors and weights</source>
        <translation>因子与权重</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Factors with the classes of each score and their weights</source>
        <translation>各因子的分值类别及权重</translation>
    </message>
    <message>
        <source>other values</source>
        <translation>其他值</translation>
    </message>
    <message>
        <source>Share of the area with each score of the factors</source>
        <translation>因子各分值的面积占比</translation>
    </message>
    <message>
        <source>Scores of the factor</source>
        <translation>因子分值</translation>
    </message>
    <message>
        <source>Resistance before and after the correction</source>
        <translation>修正前后的阻力</translation>
    </message>
    <message>
        <source>{title} by zone</source>
        <translation>各分区的{title}</translation>
    </message>
    <message>
        <source>Coefficients of Land 2025, 14: 2159.</source>
        <translation>系数取自 Land 2025, 14: 2159。</translation>
    </message>
    <message>
        <source>Means of the ecosystem services by district</source>
        <translation>各行政区生态系统服务均值</translation>
    </message>
    <message>
        <source>Share of the highest district</source>
        <translation>占最高行政区的比例</translation>
    </message>
    <message>
        <source>Ecosystem services by district, as shares of the highest</source>
        <translation>各行政区生态系统服务（占最高者的比例）</translation>
    </message>
    <message>
        <source>Value of the ecosystem services by service</source>
        <translation>各项服务的生态系统服务价值</translation>
    </message>
    <message>
        <source>Value of the ecosystem services by category</source>
        <translation>各服务类型的生态系统服务价值</translation>
    </message>
    <message>
        <source>Value of the ecosystem services by land cover</source>
        <translation>各土地覆被的生态系统服务价值</translation>
    </message>
    <message>
        <source>Value of the ecosystem services over the years</source>
        <translation>历年生态系统服务价值</translation>
    </message>
    <message>
        <source>10⁸ CNY/a</source>
        <translation>亿元/年</translation>
    </message>
    <message>
        <source>10⁶ CNY/a</source>
        <translation>百万元/年</translation>
    </message>
    <message>
        <source>CNY/a</source>
        <translation>元/年</translation>
    </message>
    <message>
        <source>Value of the ecosystem services by zone</source>
        <translation>各分区的生态系统服务价值</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>CNY per hectare and year; one equivalent is worth {unit} CNY (table 2 of Journal of Arid Land 2025, 17(10)).</source>
        <translation>元/(公顷·年)；一个当量的价值为 {unit} 元（Journal of Arid Land 2025, 17(10) 表 2）。</translation>
    </message>
    <message>
        <source>Value of the ecosystem services of each land cover per unit area</source>
        <translation>各土地覆被单位面积的生态系统服务价值</translation>
    </message>
    <message>
        <source>Areas of the morphological spatial pattern</source>
        <translation>形态学空间格局面积</translation>
    </message>
    <message>
        <source>Areas of the classes of the spatial pattern</source>
        <translation>空间格局各类别面积</translation>
    </message>
    <message>
        <source>Ecological sources and their importance for connectivity</source>
        <translation>生态源地及其对连通性的重要性</translation>
    </message>
    <message>
        <source>EC(PC) reached: share of the connectivity of all candidates with this source and those above.</source>
        <translation>达到的 EC(PC)：该源地及其以上各源地占全部候选斑块连通性的比例。</translation>
    </message>
    <message>
        <source>Layers that must agree, and what fails or passes by each alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within the source (intra)</source>
        <translation>源地内部（intra）</translation>
    </message>
    <message>
        <source>flux to others</source>
        <translation>与其他源地的交换（flux）</translation>
    </message>
    <message>
        <source>as a stepping stone (connector)</source>
        <translation>作为踏脚石（connector）</translation>
    </message>
    <message>
        <source>Importance of the ecological sources (dPC) and what it consists of</source>
        <translation>生态源地的重要性（dPC）及其构成</translation>
    </message>
    <message>
        <source>Patches of habitat</source>
        <translation>生境斑块</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>Choice of the ecological sources</source>
        <translation>生态源地的选取</translation>
    </message>
    <message>
        <source>Land cover of the ecological sources</source>
        <translation>生态源地的土地覆被</translation>
    </message>
    <message>
        <source>Importance of the patches for connectivity</source>
        <translation>斑块对连通性的重要性</translation>
    </message>
    <message>
        <source>Connectivity over dispersal distances</source>
        <translation>不同扩散距离下的连通性</translation>
    </message>
    <message>
        <source>Dispersal distance</source>
        <translation>扩散距离</translation>
    </message>
    <message>
        <source>Equivalent connectivity</source>
        <translation>等效连通性</translation>
    </message>
    <message>
        <source>Equivalent connectivity over dispersal distances; the dashed line is the one in use</source>
        <translation>不同扩散距离下的等效连通性；虚线为所用距离</translation>
    </message>
    <message>
        <source>Order weights of the scenarios</source>
        <translation>各情景的次序权重</translation>
    </message>
    <message>
        <source>Protection efficiency of the priority areas</source>
        <translation>优先区的保护效率</translation>
    </message>
    <message>
        <source>Mean of a service in the priority area divided by its mean everywhere. Bold: the chosen scenario.</source>
        <translation>优先区内服务的均值除以全区均值。粗体：所选情景。</translation>
    </message>
    <message>
        <source>Ordering by cell and by layer: agreement of the scenarios</source>
        <translation>按像元与按图层排序：各情景的一致性</translation>
    </message>
    <message>
        <source>rank {number}</source>
        <translation>次序 {number}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Order weight</source>
        <translation>次序权重</translation>
    </message>
    <message>
        <source>Protection efficiency</source>
        <translation>保护效率</translation>
    </message>
    <message>
        <source>Order weights by risk coefficient α</source>
        <translation>不同风险系数 α 的次序权重</translation>
    </message>
    <message>
        <source>Protection efficiency of each service by risk coefficient α</source>
        <translation>不同风险系数 α 下各项服务的保护效率</translation>
    </message>
    <message>
        <source>Mean protection efficiency against trade-off</source>
        <translation>平均保护效率与权衡度</translation>
    </message>
    <message>
        <source>The study area of {area} is mapped in cells of {cell}.</source>
        <translation>研究区面积为 {area}，像元为 {cell}。</translation>
    </message>
    <message>
        <source>Most of it is {covers}.</source>
        <translation>以{covers}为主。</translation>
    </message>
    <message>
        <source>Morphological analysis finds {core} of core, {share} of the natural land of {foreground}.</source>
        <translation>形态学空间格局分析得到核心区 {core}，占自然用地 {foreground} 的 {share}。</translation>
    </message>
    <message>
        <source>Of {count} scenarios of ordered weighted averaging the one with α = {alpha} is chosen: its priority area holds {efficiency} times as much of the services as an average place, at a trade-off of {tradeoff}.</source>
        <translation>在 {count} 个有序加权平均情景中选择 α = {alpha}：其优先区的服务为平均水平的 {efficiency} 倍，权衡度为 {tradeoff}。</translation>
    </message>
    <message>
        <source>{count} ecological {count:source covers|sources cover} {area}; the largest has {largest}.</source>
        <translation>{count} 个生态源地，面积 {area}；最大的为 {largest}。</translation>
    </message>
    <message>
        <source>{count} ecological {count:source covers|sources cover} {area}, {share} of the study area; the largest has {largest}.</source>
        <translation>{count} 个生态源地，面积 {area}，占研究区的 {share}；最大的为 {largest}。</translation>
    </message>
    <message>
        <source>The resistance ranges from {minimum} to {maximum} with a mean of {mean}.</source>
        <translation>阻力在 {minimum} 到 {maximum} 之间，均值为 {mean}。</translation>
    </message>
    <message>
        <source>{count} {count:corridor|corridors} {count:joins|join} the sources on {outside} of ground outside them ({ground} with the ways through sources; the lines one by one, shared ground again and again, have {length}).</source>
        <translation>{count} 条廊道连接各源地，源地之外的地面长 {outside}（含穿过源地的路段为 {ground}；逐条相加、共用地面重复计算的线长为 {length}）。</translation>
    </message>
    <message>
        <source>{count} {count:corridor|corridors} with a length of {length} in all {count:joins|join} the sources.</source>
        <translation>{count} 条廊道连接各源地，总长 {length}。</translation>
    </message>
    <message>
        <source>{count} of them {count:is|are} important by the gravity model (above {limit}), with {length}, {share} of the length.</source>
        <translation>按重力模型，其中 {count} 条为重要廊道（大于 {limit}），长 {length}，占总长的 {share}。</translation>
    </message>
    <message>
        <source>{count} pinch {count:point covers|points cover} {area}{cover}.</source>
        <translation>{count} 个夹点，面积 {area}{cover}。</translation>
    </message>
    <message>
        <source>{count} {count:barrier covers|barriers cover} {area}{cover}.</source>
        <translation>{count} 个障碍点，面积 {area}{cover}。</translation>
    </message>
    <message>
        <source>, most of them on {cover}</source>
        <translation>，多位于{cover}</translation>
    </message>
    <message>
        <source>The mean ecosystem health index (EHI) is {means}.</source>
        <translation>平均生态系统健康指数（EHI）为 {means}。</translation>
    </message>
    <message>
        <source>The mean ecosystem health index (EHI) of {year} is {mean}.</source>
        <translation>{year} 年平均生态系统健康指数（EHI）为 {mean}。</translation>
    </message>
    <message>
        <source>The share of weak land goes from {first} to {last}.</source>
        <translation>健康较弱土地的占比由 {first} 变为 {last}。</translation>
    </message>
    <message>
        <source>Health improved on {better} of the area and degraded on {worse}.</source>
        <translation>健康改善的面积占 {better}，退化的占 {worse}。</translation>
    </message>
    <message>
        <source>Restoration zones cover {area}: {zones}.</source>
        <translation>生态修复区面积为 {area}：{zones}。</translation>
    </message>
    <message>
        <source>The pattern has {nodes} strategic {nodes:node|nodes} and {breaks} break {breaks:point|points}, where corridors cross roads.</source>
        <translation>格局有 {nodes} 个生态战略点和 {breaks} 个生态断裂点（廊道与道路相交处）。</translation>
    </message>
    <message>
        <source>ecological sources</source>
        <translation>生态源地</translation>
    </message>
    <message>
        <source>corridors</source>
        <translation>廊道</translation>
    </message>
    <message>
        <source>pinch points</source>
        <translation>生态夹点</translation>
    </message>
    <message>
        <source>barriers</source>
        <translation>生态障碍点</translation>
    </message>
    <message>
        <source>strategic nodes</source>
        <translation>生态战略点</translation>
    </message>
    <message>
        <source>break points</source>
        <translation>生态断裂点</translation>
    </message>
    <message>
        <source>mean health (EHI)</source>
        <translation>平均健康指数（EHI）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Qaidam: land use</source>
        <translation>柴达木：土地利用</translation>
    </message>
    <message>
        <source>Qaidam: distance to roads</source>
        <translation>柴达木：距道路距离</translation>
    </message>
    <message>
        <source>Qaidam: distance to water</source>
        <translation>柴达木：距水体距离</translation>
    </message>
    <message>
        <source>Qaidam: NDVI</source>
        <translation>柴达木：NDVI</translation>
    </message>
    <message>
        <source>Qaidam: elevation (of that basin only)</source>
        <translation>柴达木：高程（仅适用于该盆地）</translation>
    </message>
    <message>
        <source>Qaidam: slope in degrees</source>
        <translation>柴达木：坡度（度）</translation>
    </message>
    <message>
        <source>Shiyang: land use</source>
        <translation>石羊河：土地利用</translation>
    </message>
    <message>
        <source>Shiyang: habitat quality</source>
        <translation>石羊河：生境质量</translation>
    </message>
    <message>
        <source>Shiyang: habitat quality, order as printed</source>
        <translation>石羊河：生境质量（按论文所印顺序）</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: land use</source>
        <translation>石羊河敏感性：土地利用</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: NDVI</source>
        <translation>石羊河敏感性：NDVI</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: distance to railways</source>
        <translation>石羊河敏感性：距铁路距离</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: distance to highways</source>
        <translation>石羊河敏感性：距公路距离</translation>
    </message>
    <message>
        <source>Shiyang sensitivity: distance to water</source>
        <translation>石羊河敏感性：距水体距离</translation>
    </message>
    <message>
        <source>Resistance from suitability</source>
        <translation>适宜性转阻力</translation>
    </message>
    <message>
        <source>For scores by the transform of suitability. The negative exponential keeps resistance low until habitat is poor, as for animals that move far.</source>
        <translation>用于由适宜性转换得到的分值。负指数在生境变差之前保持低阻力，适合移动距离远的动物。</translation>
    </message>
    <message>
        <source>Negative exponential: M - (M - 1) (1 - exp(-c h)) / (1 - exp(-c))</source>
        <translation>负指数：M - (M - 1) (1 - exp(-c h)) / (1 - exp(-c))</translation>
    </message>
    <message>
        <source>Linear: M - (M - 1) h</source>
        <translation>线性：M - (M - 1) h</translation>
    </message>
    <message>
        <source>Power: B^-h, rescaled to 1..M</source>
        <translation>幂：B^-h，缩放到 1..M</translation>
    </message>
    <message>
        <source>Reciprocal: 1 / h</source>
        <translation>倒数：1 / h</translation>
    </message>
    <message>
        <source>Monomolecular (ResistanceGA)</source>
        <translation>单分子（ResistanceGA）</translation>
    </message>
    <message>
        <source>Inverse monomolecular (ResistanceGA)</source>
        <translation>逆单分子（ResistanceGA）</translation>
    </message>
    <message>
        <source>Reverse monomolecular (ResistanceGA)</source>
        <translation>反向单分子（ResistanceGA）</translation>
    </message>
    <message>
        <source>Inverse reverse monomolecular (ResistanceGA)</source>
        <translation>逆反向单分子（ResistanceGA）</translation>
    </message>
    <message>
        <source>Ricker (ResistanceGA)</source>
        <translation>Ricker 函数（ResistanceGA）</translation>
    </message>
    <message>
        <source>Inverse Ricker (ResistanceGA)</source>
        <translation>逆 Ricker 函数（ResistanceGA）</translation>
    </message>
    <message>
        <source>Reverse Ricker (ResistanceGA)</source>
        <translation>反向 Ricker 函数（ResistanceGA）</translation>
    </message>
    <message>
        <source>Inverse reverse Ricker (ResistanceGA)</source>
        <translation>逆反向 Ricker 函数（ResistanceGA）</translation>
    </message>
    <message>
        <source>Shape of the transform</source>
        <translation>转换的形状参数</translation>
    </message>
    <message>
        <source>Curvature c of the negative exponential (4 by default; papers compare .25 to 32), base B of the power (1000), scale s of ResistanceGA's forms on suitabilities of 0 to 10 (2.5).</source>
        <translation>负指数的曲率 c（默认为 4；论文比较 .25 至 32）、幂的底 B（1000）、ResistanceGA 各形式在适宜性 0 至 10 上的尺度 s（2.5）。</translation>
    </message>
    <message>
        <source>Greatest resistance of the transform</source>
        <translation>转换的最大阻力</translation>
    </message>
    <message>
        <source>Values of no and of full suitability</source>
        <translation>完全不适宜和完全适宜的值</translation>
    </message>
    <message>
        <source>Two numbers: 0,1 by default, 0,100 for percentages; beyond them values count as they do. The greater first where high values are unsuitable.</source>
        <translation>两个数：默认为 0,1，百分比为 0,100；超出的值按端点计。若高值不适宜，先写较大的数。</translation>
    </message>
    <message>
        <source>Impassable walls</source>
        <translation>不可穿越的障碍</translation>
    </message>
    <message>
        <source>Features that nothing crosses, such as fenced motorways: their cells become nodata.</source>
        <translation>不可穿越的要素，例如封闭的高速公路：其像元设为无数据。</translation>
    </message>
    <message>
        <source>Sources, to tell which of them lie on walls</source>
        <translation>源地（用于指出哪些位于障碍上）</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>In the order of the supplies and in their units. For soil retention it is the soil that is lost (USLE).</source>
        <translation>与供给的顺序和单位相同。土壤保持的需求是流失的土壤（USLE）。</translation>
    </message>
    <message>
        <source>What each demand is</source>
        <translation>各项需求的来源</translation>
    </message>
    <message>
        <source>A word for each service: given (the next of the demands), water, carbon or food, which are made from the layers below. Empty: all are given.</source>
        <translation>每项服务一个词：given（需求中的下一个栅格），或由下列图层生成的 water（水）、carbon（碳）、food（食物）。留空：全部为 given。</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>One, or one for each year.</source>
        <translation>一个，或每年一个。</translation>
    </message>
    <message>
        <source>Population counts people</source>
        <translation>人口的计数单位</translation>
    </message>
    <message>
        <source>A square kilometre</source>
        <translation>每平方千米</translation>
    </message>
    <message>
        <source>A cell of its raster</source>
        <translation>其栅格的每个像元</translation>
    </message>
    <message>
        <source>Economic product (GDP)</source>
        <translation>国内生产总值（GDP）</translation>
    </message>
    <message>
        <source>Economic product is counted</source>
        <translation>GDP 的计数单位</translation>
    </message>
    <message>
        <source>For cropland; one, or one a year.</source>
        <translation>用于耕地；一个，或每年一个。</translation>
    </message>
    <message>
        <source>Classes that are irrigated</source>
        <translation>灌溉的地类</translation>
    </message>
    <message>
        <source>One number, or one for each year.</source>
        <translation>一个数，或每年一个数。</translation>
    </message>
    <message>
        <source>Water of a person (m³ a year)</source>
        <translation>人均用水（m³/年）</translation>
    </message>
    <message>
        <source>Water of a unit of economic product (m³)</source>
        <translation>单位 GDP 用水（m³）</translation>
    </message>
    <message>
        <source>Water of a hectare of cropland (m³ a year)</source>
        <translation>每公顷耕地用水（m³/年）</translation>
    </message>
    <message>
        <source>Carbon emitted by a person (t a year)</source>
        <translation>人均碳排放（t/年）</translation>
    </message>
    <message>
        <source>Food of a person (t a year)</source>
        <translation>人均食物消费（t/年）</translation>
    </message>
    <message>
        <source>Supplies and demands are amounts</source>
        <translation>供给和需求的单位</translation>
    </message>
    <message>
        <source>Demands are made in this unit.</source>
        <translation>生成的需求采用此单位。</translation>
    </message>
    <message>
        <source>A hectare, water in millimetres</source>
        <translation>每公顷，水以毫米计</translation>
    </message>
    <message>
        <source>A cell, water in cubic metres</source>
        <translation>每像元，水以立方米计</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The paper's tables are joined to the land cover by the names of its classes.</source>
        <translation>论文的表格按类别名称与土地覆被关联。</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自己的表格</translation>
    </message>
    <message>
        <source>Shiyang basin (Land 2025, 14: 2159)</source>
        <translation>石羊河流域（Land 2025, 14: 2159）</translation>
    </message>
    <message>
        <source>Legend of the land cover, for the paper's tables</source>
        <translation>土地覆被的图例（用于论文的表格）</translation>
    </message>
    <message>
        <source>Watersheds, counties or other polygons for which sums and means are given.</source>
        <translation>用于求和与求均值的流域、县域或其他多边形。</translation>
    </message>
    <message>
        <source>Avoided export</source>
        <translation>避免的泥沙输出</translation>
    </message>
    <message>
        <source>Soil loss of bare land (RKLS)</source>
        <translation>裸地土壤流失（RKLS）</translation>
    </message>
    <message>
        <source>Soil loss (USLE)</source>
        <translation>土壤流失（USLE）</translation>
    </message>
    <message>
        <source>Sediment export</source>
        <translation>泥沙输出</translation>
    </message>
    <message>
        <source>Sediment deposition</source>
        <translation>泥沙沉积</translation>
    </message>
    <message>
        <source>Sediment delivery ratio</source>
        <translation>泥沙输移比</translation>
    </message>
    <message>
        <source>Connectivity index</source>
        <translation>连通性指数</translation>
    </message>
    <message>
        <source>Slope length and steepness factor (LS)</source>
        <translation>坡长坡度因子（LS）</translation>
    </message>
    <message>
        <source>Slope, percent</source>
        <translation>坡度（%）</translation>
    </message>
    <message>
        <source>Flow accumulation, cells</source>
        <translation>汇流累积量（像元）</translation>
    </message>
    <message>
        <source>Elevation without pits</source>
        <translation>填洼后的高程</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Flow directions (D8: 0 = E against the clock; MFD: four bits for each neighbour)</source>
        <translation>流向（D8：0 = 东，逆时针；MFD：每个邻域四位）</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>陆地</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Instead of squares.</source>
        <translation>代替方格。</translation>
    </message>
    <message>
        <source>Side of the squares</source>
        <translation>方格边长</translation>
    </message>
    <message>
        <source>Empty: 1 km and at least ten cells.</source>
        <translation>留空：1 km，且至少十个像元。</translation>
    </message>
    <message>
        <source>Permutations</source>
        <translation>置换次数</translation>
    </message>
    <message>
        <source>For the p of the clusters. 0: no clusters.</source>
        <translation>用于聚类的 p 值。0：不求聚类。</translation>
    </message>
    <message>
        <source>Greatest p of a cluster</source>
        <translation>聚类的最大 p 值</translation>
    </message>
    <message>
        <source>Correct the clusters for the many tests (false discovery rate)</source>
        <translation>对多重检验校正聚类（错误发现率）</translation>
    </message>
    <message>
        <source>Range of the flow</source>
        <translation>流动范围</translation>
    </message>
    <message>
        <source>How far a supply reaches demand. Empty: no flow is computed.</source>
        <translation>供给能到达需求的距离。留空：不计算流动。</translation>
    </message>
    <message>
        <source>Wind speed, m/s</source>
        <translation>风速（m/s）</translation>
    </message>
    <message>
        <source>One raster for each period (twelve: January to December), or several in a row for each period. One raster of many bands counts as so many.</source>
        <translation>每个时段一个栅格（十二个：一月至十二月），或每个时段连续多个。多波段栅格按其波段数计。</translation>
    </message>
    <message>
        <source>Wind rasters in a period</source>
        <translation>每个时段的风速栅格数</translation>
    </message>
    <message>
        <source>Days of the periods</source>
        <translation>各时段的天数</translation>
    </message>
    <message>
        <source>Numbers separated by commas. Empty: of the months, or a year in equal parts.</source>
        <translation>数字用逗号分隔。留空：各月的天数，或将一年等分。</translation>
    </message>
    <message>
        <source>Height of the wind above ground (m)</source>
        <translation>风速的离地高度（m）</translation>
    </message>
    <message>
        <source>Mean temperature, degrees Celsius</source>
        <translation>平均气温（摄氏度）</translation>
    </message>
    <message>
        <source>One raster, or one for each period.</source>
        <translation>一个栅格，或每个时段一个。</translation>
    </message>
    <message>
        <source>Elevation, m</source>
        <translation>高程（m）</translation>
    </message>
    <message>
        <source>Wetness factor (SW), 0 wet to 1 dry</source>
        <translation>土壤湿度因子（SW），0 湿至 1 干</translation>
    </message>
    <message>
        <source>Empty: dry, or from rain; see below.</source>
        <translation>留空：干燥，或由降雨得出；见下文。</translation>
    </message>
    <message>
        <source>Precipitation of the periods, mm</source>
        <translation>各时段降水量（mm）</translation>
    </message>
    <message>
        <source>Days with rain in the periods</source>
        <translation>各时段降雨日数</translation>
    </message>
    <message>
        <source>Evapotranspiration of the periods, mm</source>
        <translation>各时段蒸散量（mm）</translation>
    </message>
    <message>
        <source>Snow factor (SD), 0 covered to 1 free</source>
        <translation>雪盖因子（SD），0 覆盖至 1 无雪</translation>
    </message>
    <message>
        <source>Empty: no snow.</source>
        <translation>留空：无雪。</translation>
    </message>
    <message>
        <source>Exponent of the patches' weight</source>
        <translation>斑块权重的指数</translation>
    </message>
    <message>
        <source>Populations may grow slower (below 1) or faster than the area.</source>
        <translation>种群的增长可能慢于（小于 1）或快于面积。</translation>
    </message>
    <message>
        <source>Mean dispersal distance, for the metapopulation capacity</source>
        <translation>集合种群容量的平均扩散距离</translation>
    </message>
    <message>
        <source>Empty: that of the probability, -D / ln P.</source>
        <translation>留空：由概率得出，-D / ln P。</translation>
    </message>
    <message>
        <source>The patches are protected areas</source>
        <translation>斑块为保护地</translation>
    </message>
    <message>
        <source>ProtConn is the share of the landscape that is protected and connected; it needs the landscape area.</source>
        <translation>ProtConn 为景观中受保护且连通的比例；需要景观面积。</translation>
    </message>
    <message>
        <source>What each link adds to PC</source>
        <translation>每条连接对 PC 的贡献</translation>
    </message>
    <message>
        <source>A column of the links: what PC loses without the link. Large networks take long.</source>
        <translation>连接的一列：去除该连接后 PC 的损失。大型网络耗时较长。</translation>
    </message>
    <message>
        <source>Protected connected land (ProtConn), percent</source>
        <translation>受保护且连通的土地（ProtConn，%）</translation>
    </message>
    <message>
        <source>Protected land that is not connected, percent</source>
        <translation>受保护但不连通的土地（%）</translation>
    </message>
    <message>
        <source>Metapopulation capacity</source>
        <translation>集合种群容量</translation>
    </message>
    <message>
        <source>Probability at this distance</source>
        <translation>该距离上的概率</translation>
    </message>
    <message>
        <source>0.5: the distance is the median one.</source>
        <translation>0.5：该距离为扩散距离的中位数。</translation>
    </message>
    <message>
        <source>Least probability that counts</source>
        <translation>计入的最小概率</translation>
    </message>
    <message>
        <source>Class rasters that must agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance of services, sensitivity, health ... A cell is habitat where the rule holds and, if the class raster above is given, where that has its values too. Every band is a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their classes that count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example 3, or 2,3; by layer between semicolons: 3; 2,3; 1. Empty: the greatest class of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell is habitat where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least so many layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核心区</translation>
    </message>
    <message>
        <source>Islet</source>
        <translation>孤岛</translation>
    </message>
    <message>
        <source>Perforation</source>
        <translation>孔隙</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>边缘区</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>环道区</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥接区</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>支线</translation>
    </message>
    <message>
        <source>Loop in edge</source>
        <translation>边缘区内的环道区</translation>
    </message>
    <message>
        <source>Loop in perforation</source>
        <translation>孔隙内的环道区</translation>
    </message>
    <message>
        <source>Bridge in edge</source>
        <translation>边缘区内的桥接区</translation>
    </message>
    <message>
        <source>Bridge in perforation</source>
        <translation>孔隙内的桥接区</translation>
    </message>
    <message>
        <source>Core-opening</source>
        <translation>核心孔洞</translation>
    </message>
    <message>
        <source>Border-opening</source>
        <translation>边界孔洞</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>{name} (inside core)</source>
        <translation>{name}（核心区内）</translation>
    </message>
    <message>
        <source>Small cores</source>
        <translation>小型核心区</translation>
    </message>
    <message>
        <source>Medium cores</source>
        <translation>中型核心区</translation>
    </message>
    <message>
        <source>Large cores</source>
        <translation>大型核心区</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>孔洞</translation>
    </message>
    <message>
        <source>Foreground</source>
        <translation>前景</translation>
    </message>
    <message>
        <source>Foreground with its openings</source>
        <translation>前景及其孔洞</translation>
    </message>
    <message>
        <source>The chosen scenario</source>
        <translation>所选情景</translation>
    </message>
    <message>
        <source>OWA scenarios and protection efficiency</source>
        <translation>OWA 情景与保护效率</translation>
    </message>
    <message>
        <source>Order weights, trade-off and orness</source>
        <translation>次序权重、权衡度与 orness</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>情景</translation>
    </message>
    <message>
        <source>Orness</source>
        <translation>乐观度</translation>
    </message>
    <message>
        <source>Andness</source>
        <translation>Andness</translation>
    </message>
    <message>
        <source>Rank 1 is the highest value. Trade-off: 0 one rank alone decides, 1 all count alike. Orness: 1 is the maximum of the services, 0 the minimum.</source>
        <translation>次序 1 为最高值。权衡度：0 表示由单一次序决定，1 表示各次序同等重要。Orness：1 为各服务的最大值，0 为最小值。</translation>
    </message>
    <message>
        <source>Risk coefficient alpha</source>
        <translation>风险系数 α</translation>
    </message>
    <message>
        <source>Priority area, share</source>
        <translation>优先区占比</translation>
    </message>
    <message>
        <source>Goodness of variance fit</source>
        <translation>方差拟合优度</translation>
    </message>
    <message>
        <source>Mean of the service in the priority area, divided by its mean everywhere: above 1 the area holds more of the service than an average place.</source>
        <translation>优先区内服务的均值除以全区均值：大于 1 表示该区的服务高于平均水平。</translation>
    </message>
    <message>
        <source>Efficiency against trade-off</source>
        <translation>保护效率与权衡度</translation>
    </message>
    <message>
        <source>alpha on the Pareto front</source>
        <translation>帕累托前沿上的 α</translation>
    </message>
    <message>
        <source>{count} risk coefficients from {low:g} to {high:g}. No other surpasses those on the Pareto front in both efficiency and trade-off; the stars are the scenarios, the large one is the chosen one.</source>
        <translation>从 {low:g} 到 {high:g} 的 {count} 个风险系数。帕累托前沿上的系数在效率和权衡度上不会同时被其他系数超过；星号为各情景，大星号为所选情景。</translation>
    </message>
    <message>
        <source>Priority areas</source>
        <translation>优先区</translation>
    </message>
    <message>
        <source>The first {shown} of {count} scenarios.</source>
        <translation>{count} 个情景中的前 {shown} 个。</translation>
    </message>
    <message>
        <source>Ordering by cell and by layer</source>
        <translation>按像元与按图层排序</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关系数</translation>
    </message>
    <message>
        <source>same class</source>
        <translation>等级相同</translation>
    </message>
    <message>
        <source>overlap of priority</source>
        <translation>优先区重叠</translation>
    </message>
    <message>
        <source>The same scenarios with the other ordering. By layer, the order is that of the means: {order}. The overlap is the area that is priority in both, as a share of the area that is priority in either.</source>
        <translation>采用另一种排序的相同情景。按图层时，次序为均值的次序：{order}。重叠为两者共有的优先区面积占任一优先区面积的比例。</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>第 {number} 级</translation>
    </message>
    <message>
        <source>priority class {number}</source>
        <translation>优先等级 {number}</translation>
    </message>
    <message>
        <source>{label} is chosen: with a mean efficiency of {mean:.3f} and a trade-off of {trade_off:.3f} it is nearest to the best of both among the {count} scenarios.</source>
        <translation>选择{label}：平均保护效率 {mean:.3f}、权衡度 {trade_off:.3f}，在 {count} 个情景中最接近两者的最优。</translation>
    </message>
    <message>
        <source>{label} is chosen: the highest mean efficiency ({mean:.3f}; trade-off {trade_off:.3f}) of {count} scenarios.</source>
        <translation>选择{label}：平均保护效率（{mean:.3f}；权衡度 {trade_off:.3f}）为 {count} 个情景中最高。</translation>
    </message>
    <message>
        <source>{label} is chosen: no scenario has a trade-off of {least:g} or more, so the highest mean efficiency decides ({mean:.3f}; trade-off {trade_off:.3f}).</source>
        <translation>选择{label}：没有情景的权衡度达到 {least:g}，因此以最高平均保护效率为准（{mean:.3f}；权衡度 {trade_off:.3f}）。</translation>
    </message>
    <message>
        <source>{label} is chosen: the highest mean efficiency ({mean:.3f}) among the {count} scenarios with a trade-off of {least:g} or more (its own is {trade_off:.3f}).</source>
        <translation>选择{label}：在权衡度不小于 {least:g} 的 {count} 个情景中平均保护效率最高（{mean:.3f}；其权衡度为 {trade_off:.3f}）。</translation>
    </message>
    <message>
        <source>Second is {label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}.</source>
        <translation>其次为{label}：平均保护效率 {mean:.3f}，权衡度 {trade_off:.3f}。</translation>
    </message>
    <message>
        <source>Another scenario is as good or better in both efficiency and trade-off.</source>
        <translation>另有情景在效率和权衡度上均相同或更好。</translation>
    </message>
    <message>
        <source>alpha {alpha:g}</source>
        <translation>α {alpha:g}</translation>
    </message>
    <message>
        <source>weights {number}</source>
        <translation>权重组 {number}</translation>
    </message>
    <message>
        <source>Distances between {count} patches</source>
        <translation>计算 {count} 个斑块之间的距离</translation>
    </message>
    <message>
        <source>Connectivity</source>
        <translation>连通性</translation>
    </message>
    <message>
        <source>passes all rules</source>
        <translation>符合所有规则</translation>
    </message>
    <message>
        <source>{area:.6g} ha is less than {min_area:.10g} ha</source>
        <translation>{area:.6g} ha 小于 {min_area:.10g} ha</translation>
    </message>
    <message>
        <source>number {rank} by area, only the {largest} largest are taken</source>
        <translation>面积排名第 {rank}，只取最大的 {largest} 个</translation>
    </message>
    <message>
        <source>dPC {dpc:.4g} % is less than {min_dpc:.10g} %</source>
        <translation>dPC {dpc:.4g} % 小于 {min_dpc:.10g} %</translation>
    </message>
    <message>
        <source>the {before} patches with a higher dPC reach {share:.10g} % of EC(PC)</source>
        <translation>dPC 更高的 {before} 个斑块已达到 EC(PC) 的 {share:.10g} %</translation>
    </message>
    <message>
        <source>with the distance before</source>
        <translation>与前一距离</translation>
    </message>
    <message>
        <source>with the distance in use</source>
        <translation>与所用距离</translation>
    </message>
    <message>
        <source>Equivalent connectivity EC(PC)</source>
        <translation>等效连通性 EC(PC)</translation>
    </message>
    <message>
        <source>Groups of linked patches</source>
        <translation>相连的斑块组</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>Stability of the ranks of dPC (Spearman's correlation)</source>
        <translation>dPC 排序的稳定性（Spearman 相关系数）</translation>
    </message>
    <message>
        <source>Rank correlation</source>
        <translation>秩相关</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Largest group, %</source>
        <translation>最大组（%）</translation>
    </message>
    <message>
        <source>Ranks with the distance before</source>
        <translation>与前一距离的排序相关</translation>
    </message>
    <message>
        <source>Ranks with the distance in use</source>
        <translation>与所用距离的排序相关</translation>
    </message>
    <message>
        <source>Ten best the same, %</source>
        <translation>前十名相同（%）</translation>
    </message>
    <message>
        <source>Where groups merge, the choice of the distance matters; where the ranks hardly change, it matters little. The dashed line is the distance in use.</source>
        <translation>组合并之处，距离的选择很重要；排序几乎不变之处，影响不大。虚线为所用距离。</translation>
    </message>
    <message>
        <source>change at places that connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change at places that connect little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connectivity changed as the area did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs do not tell what limits they found (they are of an earlier version, or all limits were given), so a change may be one of the limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All years have the same limits, ranges and widths: what changes is the land.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved} of {known} limits, ranges and widths differ between the years: a change may be one of the limits. Run the years with those of one of them (fix_from).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits of {folder} are the measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each year has limits of its own, as was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connectivity has one distance for all years: {distance:,.0f} m with a probability of {probability:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the run that holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often ground is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area, ha</source>
        <translation>面积（ha）</translation>
    </message>
    <message>
        <source>Stable core: in all years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersection over union</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift of the centroid, m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction, degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, lost and gained: {element}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centroids and deviational ellipses of the sources, on the sources of the last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>EC(PC), ha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robustness R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}: area {area:+.1f} %, connectivity {connectivity:+.1f} %: {reading}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area of the sources and connectivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same in all years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>{count} of {years} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources that changed</source>
        <translation>有变化的源地</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>In what the scenarios differ</source>
        <translation>情景之间的差别</translation>
    </message>
    <message>
        <source>Compared with {reference}: {names}.</source>
        <translation>与{reference}比较：{names}。</translation>
    </message>
    <message>
        <source>Change of the key numbers</source>
        <translation>关键数值的变化</translation>
    </message>
    <message>
        <source>Key numbers</source>
        <translation>关键数值</translation>
    </message>
    <message>
        <source>Key number</source>
        <translation>关键数值</translation>
    </message>
    <message>
        <source>Compared with {name}</source>
        <translation>与{name}比较</translation>
    </message>
    <message>
        <source>Two sources are the same place when they share at least {share:.0f} % of the smaller one. A source that falls apart is split; several that grow together are merged.</source>
        <translation>两个源地的重叠达到较小者的 {share:.0f} % 时视为同一处。一个源地分成多个为分裂，多个合为一个为合并。</translation>
    </message>
    <message>
        <source>Area of the sources, ha</source>
        <translation>源地面积（ha）</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>A stretch is kept when a corridor of the other pattern runs within {reach:,.0f} m. Mean distances are weighted by length; the Hausdorff distance is the greatest from any point to the other corridors.</source>
        <translation>另一格局的廊道在 {reach:,.0f} m 以内时，该段视为保留。平均距离按长度加权；Hausdorff 距离为任一点到另一格局廊道的最大距离。</translation>
    </message>
    <message>
        <source>Shift of the corridors</source>
        <translation>廊道的移动</translation>
    </message>
    <message>
        <source>Change of: {element}</source>
        <translation>变化：{element}</translation>
    </message>
    <message>
        <source>It is the same in all scenarios.</source>
        <translation>各情景均相同。</translation>
    </message>
    <message>
        <source>Share of cells that stay in their class: {shares}.</source>
        <translation>等级不变的像元占比：{shares}。</translation>
    </message>
    <message>
        <source>corridor {change}</source>
        <translation>廊道：{change}</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Change from the reference, %</source>
        <translation>相对于参照情景的变化（%）</translation>
    </message>
    <message>
        <source>factor table of {factor}</source>
        <translation>{factor} 的因子表</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>变动的参数</translation>
    </message>
    <message>
        <source>Columns parameter, distribution, low, high. Empty: everything by its usual width; the output of parameters is such a table, to be changed and given back. What has no row does not vary.</source>
        <translation>列为 parameter、distribution、low、high。留空：所有参数按常用幅度变动；参数输出即为这样的表，可修改后交回。没有行的参数不变动。</translation>
    </message>
    <message>
        <source>Factor tables of your own</source>
        <translation>自定义因子表</translation>
    </message>
    <message>
        <source>Columns factor, score, and from, to or class, as the resistance factor reads them. Factors that have no rows keep the paper's. Qaidam: {qaidam}. Shiyang: {shiyang}.</source>
        <translation>列为 factor、score，以及 from、to 或 class，与阻力因子工具的读法相同。没有行的因子沿用论文的分值。Qaidam：{qaidam}。Shiyang：{shiyang}。</translation>
    </message>
    <message>
        <source>All widths are multiplied by</source>
        <translation>所有幅度的倍数</translation>
    </message>
    <message>
        <source>0 varies nothing, 0.5 half as much.</source>
        <translation>0 不变动，0.5 减半。</translation>
    </message>
    <message>
        <source>Confusion matrix of the land cover</source>
        <translation>土地覆被的混淆矩阵</translation>
    </message>
    <message>
        <source>A row for each mapped class with a column class, and a column for each true class, called by its name or as c1, c2 ...: shares that sum to 1. Without it the land cover has no errors.</source>
        <translation>每个制图类别一行，含列 class；每个真实类别一列，以其名称或 c1、c2 等命名：比例之和为 1。未给出时土地覆被没有误差。</translation>
    </message>
    <message>
        <source>Errors of the land cover are alike over (m)</source>
        <translation>土地覆被误差的相关距离（m）</translation>
    </message>
    <message>
        <source>Empty: 3 cells. 0: each cell by itself.</source>
        <translation>留空：3 个像元。0：各像元独立。</translation>
    </message>
    <message>
        <source>Species profiles</source>
        <translation>物种特征</translation>
    </message>
    <message>
        <source>Columns species, layer, multiplier, min, max: how many times the weight of the factor measured on the layer counts, and the span that the species can cross. All species are equally likely, and so is none. Examples for both workflows are among the presets.</source>
        <translation>列为 species、layer、multiplier、min、max：由该图层得到的因子权重的倍数，以及物种可穿越的范围。各物种等可能，无物种亦同。两个工作流的示例见预设。</translation>
    </message>
    <message>
        <source>Natural breaks of pinch points, barriers and health</source>
        <translation>夹点、障碍点和健康的自然断点</translation>
    </message>
    <message>
        <source>Those of the plain run</source>
        <translation>取基准运行的断点</translation>
    </message>
    <message>
        <source>Found anew in every run</source>
        <translation>每次运行重新求取</translation>
    </message>
    <message>
        <source>Limits that are found anew mix two things: where places are, and where the limit of the highest class happens to lie in that run.</source>
        <translation>重新求取的界限混合了两件事：位置在哪里，以及最高类别的界限在该次运行中恰好落在何处。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Latin hypercube</source>
        <translation>拉丁超立方</translation>
    </message>
    <message>
        <source>Sobol sequence</source>
        <translation>Sobol 序列</translation>
    </message>
    <message>
        <source>Saltelli's design, for Sobol indices</source>
        <translation>Saltelli 设计（用于 Sobol 指数）</translation>
    </message>
    <message>
        <source>Quick: one parameter at a time</source>
        <translation>快速：逐个参数</translation>
    </message>
    <message>
        <source>Sobol indices need many runs: a power of 2 times (parameters + 2).</source>
        <translation>Sobol 指数需要很多次运行：2 的幂乘以（参数个数 + 2）。</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>The same seed gives the same maps.</source>
        <translation>种子相同则结果图相同。</translation>
    </message>
    <message>
        <source>Decisions hold in at least so many percent of the runs</source>
        <translation>判定成立所需的运行百分比</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>观测数据</translation>
    </message>
    <message>
        <source>Points, or a table with x and y in the coordinate system of the land cover. Columns variable (presence, resistance, water_yield, soil_loss ...) and value (1 or 0 for presence). Without them all are presences.</source>
        <translation>点，或含土地覆被坐标系中 x 和 y 的表。列为 variable（presence、resistance、water_yield、soil_loss 等）和 value（presence 为 1 或 0）。没有这些列时均视为 presence。</translation>
    </message>
    <message>
        <source>Runs at a time</source>
        <translation>同时运行的数量</translation>
    </message>
    <message>
        <source>0: one for each processor.</source>
        <translation>0：每个处理器一个。</translation>
    </message>
    <message>
        <source>Folder of finished runs</source>
        <translation>已完成运行的文件夹</translation>
    </message>
    <message>
        <source>A study that was stopped goes on from there. Empty keeps nothing.</source>
        <translation>中断的分析由此继续。留空则不保留。</translation>
    </message>
    <message>
        <source>Probability of the elements</source>
        <translation>各要素的概率</translation>
    </message>
    <message>
        <source>Bands: source, corridor, pinch point, barrier. Share of the runs, 0 to 1.</source>
        <translation>波段：源地、廊道、夹点、障碍点。占运行的比例，0 到 1。</translation>
    </message>
    <message>
        <source>Probability of the restoration zones</source>
        <translation>生态修复区的概率</translation>
    </message>
    <message>
        <source>A band for each zone.</source>
        <translation>每个分区一个波段。</translation>
    </message>
    <message>
        <source>Decisions that hold in nearly all runs</source>
        <translation>在几乎所有运行中成立的判定</translation>
    </message>
    <message>
        <source>Restoration zones that hold in nearly all runs</source>
        <translation>在几乎所有运行中成立的生态修复区</translation>
    </message>
    <message>
        <source>Mean and deviation of the resistance</source>
        <translation>阻力的均值与偏差</translation>
    </message>
    <message>
        <source>Stability of the sources</source>
        <translation>源地的稳定性</translation>
    </message>
    <message>
        <source>Stability of the corridors</source>
        <translation>廊道的稳定性</translation>
    </message>
    <message>
        <source>Influence of the parameters</source>
        <translation>参数的影响</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>收敛性</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>运行表</translation>
    </message>
    <message>
        <source>One parameter at a time</source>
        <translation>逐个参数</translation>
    </message>
    <message>
        <source>Threshold sweeps</source>
        <translation>阈值扫描</translation>
    </message>
    <message>
        <source>Agreement with the observations</source>
        <translation>与观测数据的一致性</translation>
    </message>
    <message>
        <source>Parameters that varied</source>
        <translation>变动的参数及分布</translation>
    </message>
    <message>
        <source>To be changed and given back as what varies.</source>
        <translation>可修改后作为变动参数交回。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Runs that ended well</source>
        <translation>成功的运行次数</translation>
    </message>
    <message>
        <source>Runs that failed</source>
        <translation>失败的运行次数</translation>
    </message>
    <message>
        <source>Mean error of the probabilities</source>
        <translation>概率的平均误差</translation>
    </message>
    <message>
        <source>The runs were enough: the two halves of them agree, and more runs would move the probabilities by about {error} on average.</source>
        <translation>运行次数已足够：两半运行的结果一致，再增加运行，概率平均约变动 {error}。</translation>
    </message>
    <message>
        <source>The runs were not enough: more would move the probabilities by about {error} on average; about {wanted} runs would bring that below {limit}.</source>
        <translation>运行次数不足：再增加运行，概率平均约变动 {error}；约需 {wanted} 次运行才能使其低于 {limit}。</translation>
    </message>
    <message>
        <source>Spearman's rank correlation of what the runs took with what they found: near +1 or -1 the parameter decides, below {least} it may be chance, since {count} of them are looked at.</source>
        <translation>各次运行的参数取值与结果的 Spearman 秩相关：接近 +1 或 -1 时由该参数决定；因为同时考察 {count} 个参数，低于 {least} 可能只是偶然。</translation>
    </message>
    <message>
        <source>{output}: most of all {parameter} ({value}).</source>
        <translation>{output}：主要取决于 {parameter}（{value}）。</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>What it depends on</source>
        <translation>取决于什么</translation>
    </message>
    <message>
        <source>One row of the parameters dominates: {parameter} decides most of {outputs} (rank correlation beyond {limit}). Ask whether its width is right; what else matters shows when it does not vary.</source>
        <translation>参数表中有一行起主导作用：{parameter} 决定了 {outputs} 的大部分变化（秩相关超过 {limit}）。请核查其幅度是否合适；固定它之后，其余参数的影响才会显现。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>± error</source>
        <translation>± 误差</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Sobol indices: the share of an output's variance that a parameter explains alone, and with all its interactions. Errors are by resampling; indices within two errors of 0 say nothing.</source>
        <translation>Sobol 指数：某参数单独以及连同其全部交互作用所解释的输出方差的比例。误差由重抽样得到；与 0 相差不到两倍误差的指数不说明问题。</translation>
    </message>
    <message>
        <source>Shares of the variance</source>
        <translation>方差的份额</translation>
    </message>
    <message>
        <source>Mean error of the probability</source>
        <translation>概率的平均误差</translation>
    </message>
    <message>
        <source>Half of the difference between the maps of the runs of odd and of even number: about how far the probabilities are still off on average. It falls with the square root of the number of runs.</source>
        <translation>奇数次运行与偶数次运行所得结果图之差的一半：约为概率平均尚有的偏差。它随运行次数的平方根下降。</translation>
    </message>
    <message>
        <source>Were the runs enough?</source>
        <translation>运行次数是否足够？</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>均不属于</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>How sure is the pattern?</source>
        <translation>格局有多可靠？</translation>
    </message>
    <message>
        <source>Runs of the workflow: {runs}; ended well: {ended}; parameters that varied: {count} ({method}).</source>
        <translation>流程运行次数：{runs}；成功：{ended}；变化的参数：{count}（{method}）。</translation>
    </message>
    <message>
        <source>Sources of the plain run: {plain}; in at least {percent} % of the runs: {stable}; missing in more than half of them: {weak}.</source>
        <translation>基准运行的源地：{plain}；在至少 {percent} % 的运行中出现：{stable}；在一半以上的运行中缺失：{weak}。</translation>
    </message>
    <message>
        <source>Corridors of the plain run: {plain}; keep their way in at least {percent} % of the runs: {firm}; join the same sources, on whatever way: {there}.</source>
        <translation>基准运行的廊道：{plain}；在至少 {percent} % 的运行中保持路线：{firm}；连接相同源地而不论路线：{there}。</translation>
    </message>
    <message>
        <source>Sources that the plain run does not have and most runs have: {count}; look at them.</source>
        <translation>基准运行没有而多数运行有的源地：{count}；请加以查看。</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Share of the runs</source>
        <translation>运行的比例</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Sure (ha)</source>
        <translation>确定（公顷）</translation>
    </message>
    <message>
        <source>Possible (ha)</source>
        <translation>可能（公顷）</translation>
    </message>
    <message>
        <source>Sure of possible</source>
        <translation>确定占可能的比例</translation>
    </message>
    <message>
        <source>The maps show in which share of the runs a cell belongs to an element. The last map keeps what holds in at least {percent} % of the runs: sure land of each element, land that surely belongs to none, and the rest, which is undecided.</source>
        <translation>各图表示像元在多大比例的运行中属于某一要素。最后一幅图只保留在至少 {percent} % 的运行中成立的结果：各要素确定的土地、确定不属于任何要素的土地，其余为未定。</translation>
    </message>
    <message>
        <source>Where it is sure</source>
        <translation>何处确定</translation>
    </message>
    <message>
        <source>Mean of the runs (ha)</source>
        <translation>各次运行的均值（公顷）</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>源地 {number}</translation>
    </message>
    <message>
        <source>New {number}</source>
        <translation>新增 {number}</translation>
    </message>
    <message>
        <source>Share of the runs (%)</source>
        <translation>运行的比例（%）</translation>
    </message>
    <message>
        <source>Its land is source in</source>
        <translation>其土地为源地的比例</translation>
    </message>
    <message>
        <source>Rank: plain; least - mean - greatest</source>
        <translation>名次：基准；最小 - 平均 - 最大</translation>
    </message>
    <message>
        <source>Sources of different runs are the same where they share at least half of the smaller one's cells. Source numbers are those of the plain run; new ones come up in other runs only, under their numbers in the layer of stability, and are shown here where at least a tenth of the runs has them. Rank 1 has the highest dPC.</source>
        <translation>不同运行中的源地若共有较小者至少一半的像元，即视为同一源地。源地编号为基准运行的编号；新增源地只出现在其他运行中，编号同稳定性图层，此处只列出至少十分之一的运行中有的源地。名次 1 的 dPC 最高。</translation>
    </message>
    <message>
        <source>A source that is missing while its land is source in most runs has grown together with another one.</source>
        <translation>若某源地缺失，而其土地在多数运行中仍为源地，则它已与另一源地连成一片。</translation>
    </message>
    <message>
        <source>new {number}</source>
        <translation>新增 {number}</translation>
    </message>
    <message>
        <source>Corridor</source>
        <translation>廊道</translation>
    </message>
    <message>
        <source>important in</source>
        <translation>为重要廊道的比例</translation>
    </message>
    <message>
        <source>same way in</source>
        <translation>走向相同的比例</translation>
    </message>
    <message>
        <source>of its length on the way</source>
        <translation>位于该路线上的长度比例</translation>
    </message>
    <message>
        <source>The {count} most frequent corridors. A corridor keeps its way where at least half of its length is within a corridor's width ({reach} cells) of the plain run's way; these shares are of the runs in which it is there.</source>
        <translation>最常出现的 {count} 条廊道。长度至少一半位于基准运行路线的一个廊道宽度（{reach} 个像元）之内时，视为保持路线；这些比例以其出现的运行计。</translation>
    </message>
    <message>
        <source>Plain run</source>
        <translation>基准运行</translation>
    </message>
    <message>
        <source>1 run in 20 is below</source>
        <translation>每 20 次运行有 1 次低于</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>1 run in 20 is above</source>
        <translation>每 20 次运行有 1 次高于</translation>
    </message>
    <message>
        <source>How far the main numbers move: nine runs of ten lie between the two outer columns.</source>
        <translation>主要数值的变动幅度：十次运行中有九次位于两侧的列之间。</translation>
    </message>
    <message>
        <source>The main numbers</source>
        <translation>主要数值</translation>
    </message>
    <message>
        <source>Each parameter was taken to the low and to the high end of its span while all others kept their values. Long bars are what to look at first; parameters that act together are only seen by many runs.</source>
        <translation>每个参数依次取其范围的下端和上端，其余参数保持不变。条形越长越应首先关注；参数之间的共同作用只能由多次运行看出。</translation>
    </message>
    <message>
        <source>No parameter changes it.</source>
        <translation>没有参数能改变它。</translation>
    </message>
    <message>
        <source>low end</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>high end</source>
        <translation>上端</translation>
    </message>
    <message>
        <source>plain run</source>
        <translation>基准运行</translation>
    </message>
    <message>
        <source>low</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>high</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>at the low end</source>
        <translation>取下端时</translation>
    </message>
    <message>
        <source>at the high end</source>
        <translation>取上端时</translation>
    </message>
    <message>
        <source>Plain run: {value}.</source>
        <translation>基准运行：{value}。</translation>
    </message>
    <message>
        <source>What the pattern depends on</source>
        <translation>格局取决于什么</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>How many pass</source>
        <translation>通过的数量</translation>
    </message>
    <message>
        <source>Sources against the least dPC, and important corridors against the gravity, in the plain run. The dashed line is the threshold in use: where the stairs are steep beside it, a little more or less changes much.</source>
        <translation>基准运行中，源地数随最小 dPC、重要廊道数随相互作用强度的变化。虚线为所用阈值：若其附近阶梯陡峭，阈值稍有变动结果就会改变很多。</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流</translation>
    </message>
    <message>
        <source>Workflow by its id</source>
        <translation>按 id 指定工作流</translation>
    </message>
    <message>
        <source>In place of the choice, whose order changes with the workflows that you keep. In a workflow of your own, fields that are not changed here have the values of that workflow.</source>
        <translation>代替上面的选择，因为其次序会随您保存的工作流而变。使用自己的工作流时，此处未修改的栏目取该工作流的值。</translation>
    </message>
    <message>
        <source>One raster for each further climate, in the order of the other list; without it ET0 or P stays.</source>
        <translation>每种其他气候一个栅格，顺序与另一列表一致；未给出时 ET0 或 P 不变。</translation>
    </message>
    <message>
        <source>changes of precipitation (mm a year)</source>
        <translation>降水变化（mm/年）</translation>
    </message>
    <message>
        <source>changes of ET0 (mm a year)</source>
        <translation>ET0 变化（mm/年）</translation>
    </message>
    <message>
        <source>Qaidam: {label}</source>
        <translation>柴达木：{label}</translation>
    </message>
    <message>
        <source>Shiyang: {label}</source>
        <translation>石羊河：{label}</translation>
    </message>
    <message>
        <source>For ecosystem health and restoration zones; empty leaves both out.</source>
        <translation>用于生态系统健康和生态修复区；留空则两者都不做。</translation>
    </message>
    <message>
        <source>weights in place of the judgements</source>
        <translation>以权重代替判断</translation>
    </message>
    <message>
        <source>In the order {factors}. They vary by a Dirichlet distribution.</source>
        <translation>次序为 {factors}。按 Dirichlet 分布变动。</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>分值 {score}</translation>
    </message>
    <message>
        <source>weight by the judgements: {factor}</source>
        <translation>由判断得到的权重：{factor}</translation>
    </message>
    <message>
        <source>Probabilities hold within these widths. Low and high are values for single numbers; multiples for groups of numbers; steps for judgements; the spread for weights; relative changes for scores and limits.</source>
        <translation>概率在以下幅度内成立。下限和上限：单个数为取值，一组数为倍数，判断为级数，权重为离散程度，分值和界限为相对变化。</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>What varied</source>
        <translation>变动的参数</translation>
    </message>
    <message>
        <source>These runs are counted nowhere; shares are of the runs that ended well.</source>
        <translation>这些运行不计入任何结果；各比例以成功的运行为基数。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>mean of the runs</source>
        <translation>各次运行的均值</translation>
    </message>
    <message>
        <source>probability of sources and corridors</source>
        <translation>源地和廊道的概率</translation>
    </message>
    <message>
        <source>worst run</source>
        <translation>最差的运行</translation>
    </message>
    <message>
        <source>best run</source>
        <translation>最好的运行</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>False</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>相关系数</translation>
    </message>
    <message>
        <source>Hits: share of the presences in sources and corridors; false: the same of absences, or of the whole area where only presences are known. AUC: how often a presence has the lower resistance, 0.5 is chance. Errors are map less observation. The table of agreement has every run.</source>
        <translation>命中率：出现点位于源地和廊道内的比例；误报率：未出现点的同一比例，只知道出现点时为全区的比例。AUC：出现点的阻力较低的概率，0.5 为随机。误差为结果图减观测值。一致性表列出每次运行。</translation>
    </message>
    <message>
        <source>Parameter file</source>
        <translation>参数文件</translation>
    </message>
    <message>
        <source>One that you wrote, or workflow.json of an earlier run.</source>
        <translation>自己编写的文件，或先前运行的 workflow.json。</translation>
    </message>
    <message>
        <source>Workflow, instead of a file</source>
        <translation>工作流（代替文件）</translation>
    </message>
    <message>
        <source>Its id, such as esp:qaidam; the inputs are then all given as settings.</source>
        <translation>其编号，例如 esp:qaidam；此时所有输入都以设置给出。</translation>
    </message>
    <message>
        <source>Settings that replace those of the file</source>
        <translation>替换文件中值的设置</translation>
    </message>
    <message>
        <source>For example: edge_width=2; gravity=300. Several files are separated by semicolons; an empty value means the default.</source>
        <translation>例如：edge_width=2; gravity=300。多个文件用分号分隔；空值表示默认值。</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>工作流</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>准则</translation>
    </message>
    <message>
        <source>Double-click to change the name.</source>
        <translation>双击可修改名称。</translation>
    </message>
    <message>
        <source>A criterion against itself is always 1.</source>
        <translation>准则与自身比较始终为 1。</translation>
    </message>
    <message>
        <source>This judgement disagrees with the others.</source>
        <translation>此判断与其他判断不协调。</translation>
    </message>
    <message>
        <source>{first} against {second}</source>
        <translation>{first}相对于{second}</translation>
    </message>
    <message>
        <source>{strong} and {weak} matter alike.</source>
        <translation>{strong}与{weak}同等重要。</translation>
    </message>
    <message>
        <source>{strong} matters slightly more than {weak}.</source>
        <translation>{strong}比{weak}略微重要。</translation>
    </message>
    <message>
        <source>{strong} matters moderately more than {weak}.</source>
        <translation>{strong}比{weak}稍微重要。</translation>
    </message>
    <message>
        <source>{strong} matters much more than {weak}.</source>
        <translation>{strong}比{weak}明显重要。</translation>
    </message>
    <message>
        <source>{strong} matters very much more than {weak}.</source>
        <translation>{strong}比{weak}强烈重要。</translation>
    </message>
    <message>
        <source>{strong} matters extremely more than {weak}.</source>
        <translation>{strong}比{weak}极端重要。</translation>
    </message>
    <message>
        <source>Open the AHP editor</source>
        <translation>打开层次分析法编辑器</translation>
    </message>
    <message>
        <source>Open the factor table editor</source>
        <translation>打开因子表编辑器</translation>
    </message>
    <message>
        <source>Open the OWA explorer</source>
        <translation>打开 OWA 浏览器</translation>
    </message>
    <message>
        <source>The table covers 100 % of the cells.</source>
        <translation>表格覆盖 100 % 的像元。</translation>
    </message>
    <message>
        <source>less than 0.1</source>
        <translation>不足 0.1</translation>
    </message>
    <message>
        <source>{percent} % of the cells have no score: {values}. Add rows, or a score for them below.</source>
        <translation>{percent} % 的像元没有分值：{values}。请添加行，或在下面为其设定分值。</translation>
    </message>
    <message>
        <source>nodata</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>{percent} % of the cells are in no row and become {score}: {values}.</source>
        <translation>{percent} % 的像元不属于任何行，赋值 {score}：{values}。</translation>
    </message>
    <message>
        <source>values below {end}, down to {value}</source>
        <translation>小于 {end} 的值，低至 {value}</translation>
    </message>
    <message>
        <source>values above {end}, up to {value}</source>
        <translation>大于 {end} 的值，高至 {value}</translation>
    </message>
    <message>
        <source>{first}, and {second}</source>
        <translation>{first}，以及{second}</translation>
    </message>
    <message>
        <source>(From a sample; all cells are being counted.)</source>
        <translation>（根据样本；正在统计所有像元。）</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>像元</translation>
    </message>
    <message>
        <source>Empty: no end.</source>
        <translation>留空：无端点。</translation>
    </message>
    <message>
        <source>Class numbers, a list such as 21-24, or names of classes.</source>
        <translation>类别值、21-24 这样的列表或类别名称。</translation>
    </message>
    <message>
        <source>A number, or nodata for what blocks.</source>
        <translation>数值；不可通行为 nodata。</translation>
    </message>
    <message>
        <source>Share of the cells with data.</source>
        <translation>占有数据像元的比例。</translation>
    </message>
    <message>
        <source>Open a copy in the Graphical Modeler</source>
        <translation>在图形建模器中打开副本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>The changes in this window are not used yet. Give them up?</source>
        <translation>此窗口中的更改尚未使用。要放弃吗？</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>It stopped without saying why.</source>
        <translation>运行停止，未说明原因。</translation>
    </message>
    <message>
        <source>Sample basin</source>
        <translation>示例流域</translation>
    </message>
    <message>
        <source>The sample basin is loaded, and every step is filled.</source>
        <translation>已加载示例流域，各步骤均已填好。</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>居民地</translation>
    </message>
    <message>
        <source>Railways</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Highways</source>
        <translation>公路</translation>
    </message>
    <message>
        <source>Mines</source>
        <translation>矿区</translation>
    </message>
    <message>
        <source>Rivers</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>NDVI</source>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>NPP</source>
        <translation>NPP</translation>
    </message>
    <message>
        <source>Precipitation</source>
        <translation>降水</translation>
    </message>
    <message>
        <source>Evapotranspiration</source>
        <translation>蒸散量</translation>
    </message>
    <message>
        <source>Soil depth</source>
        <translation>土壤深度</translation>
    </message>
    <message>
        <source>Available water</source>
        <translation>植物可利用水</translation>
    </message>
    <message>
        <source>Erosivity</source>
        <translation>降雨侵蚀力</translation>
    </message>
    <message>
        <source>Erodibility</source>
        <translation>土壤可蚀性</translation>
    </message>
    <message>
        <source>Night light</source>
        <translation>夜间灯光</translation>
    </message>
    <message>
        <source>This editor is not there.</source>
        <translation>没有此编辑器。</translation>
    </message>
    <message>
        <source>Run the step first, so that there are services to look at.</source>
        <translation>请先运行该步骤，才有服务可查看。</translation>
    </message>
    <message>
        <source>Run the step first, so that there is a network to look at.</source>
        <translation>请先运行该步骤，才有网络可查看。</translation>
    </message>
    <message>
        <source>This editor belongs to {study}, which is not the study that is open; nothing was changed.</source>
        <translation>此编辑器属于研究 {study}，而当前打开的不是该研究；未作任何更改。</translation>
    </message>
    <message>
        <source>The editor has {count} criteria, but {factors} factors count; nothing was changed.</source>
        <translation>编辑器有 {count} 个准则，而参与的因子有 {factors} 个；未作任何改变。</translation>
    </message>
    <message>
        <source>Network of {study}</source>
        <translation>{study}的网络</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>已写入 {path}。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>These layers are not where the file says: {names}.</source>
        <translation>这些图层不在文件所指的位置：{names}。</translation>
    </message>
    <message>
        <source>The workbench has no place for: {names}.</source>
        <translation>工作台无处安放：{names}。</translation>
    </message>
    <message>
        <source>The study {title} was taken in.</source>
        <translation>已导入研究{title}。</translation>
    </message>
    <message>
        <source>The results cannot be kept there: {reason}</source>
        <translation>无法将结果保存在此处：{reason}</translation>
    </message>
    <message>
        <source>Results are kept in {folder}.</source>
        <translation>结果保存在 {folder}。</translation>
    </message>
    <message>
        <source>Why were patches dropped?</source>
        <translation>斑块为何被舍去？</translation>
    </message>
    <message>
        <source>Scenarios compared</source>
        <translation>情景比较</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Gravity matrix</source>
        <translation>相互作用强度矩阵</translation>
    </message>
    <message>
        <source>Why were links dropped?</source>
        <translation>连接为何被删除？</translation>
    </message>
    <message>
        <source>What restoring would change</source>
        <translation>修复会带来什么</translation>
    </message>
    <message>
        <source>Areas of the classes</source>
        <translation>各等级面积</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>等级转移</translation>
    </message>
    <message>
        <source>Areas of the zones</source>
        <translation>分区面积</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>(choose a layer)</source>
        <translation>（选择图层）</translation>
    </message>
    <message>
        <source>Load a layer from a file</source>
        <translation>从文件加载图层</translation>
    </message>
    <message>
        <source>(choose layers)</source>
        <translation>（选择多个图层）</translation>
    </message>
    <message>
        <source>{count} {count:raster|rasters}, in the order of the years</source>
        <translation>{count} 个栅格，按年份排列</translation>
    </message>
    <message>
        <source>{count} {count:layer|layers}</source>
        <translation>{count} 个图层</translation>
    </message>
    <message>
        <source>(choose the land cover first)</source>
        <translation>（请先选择土地覆被）</translation>
    </message>
    <message>
        <source>(the classes are being looked at)</source>
        <translation>（正在查看类别）</translation>
    </message>
    <message>
        <source>(choose classes)</source>
        <translation>（选择类别）</translation>
    </message>
    <message>
        <source>The shares of the area are being counted.</source>
        <translation>正在统计面积占比。</translation>
    </message>
    <message>
        <source>{share} of the area</source>
        <translation>占面积的 {share}</translation>
    </message>
    <message>
        <source>Left out, since their layers are not chosen: {names}.</source>
        <translation>未选择图层，因此略去：{names}。</translation>
    </message>
    <message>
        <source>{stage} ({workflow}): {steps}</source>
        <translation>{stage}（{workflow}）：{steps}</translation>
    </message>
    <message>
        <source>Saved from the study {study} of the ESP Workbench. Layers: {layers}.</source>
        <translation>由 ESP 工作台的研究 {study} 保存。图层：{layers}。</translation>
    </message>
    <message>
        <source>The workflow {title} is in the toolbox now, as esp:{name} ({file}).</source>
        <translation>流程 {title} 已加入工具箱，ID 为 esp:{name}（{file}）。</translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {reason}</source>
        <translation>无法删除 {path}：{reason}</translation>
    </message>
    <message>
        <source>The workflow {name} was deleted.</source>
        <translation>流程 {name} 已删除。</translation>
    </message>
    <message>
        <source>Scheme: points</source>
        <translation>方案：行动点</translation>
    </message>
    <message>
        <source>Scheme: axes</source>
        <translation>方案：轴线</translation>
    </message>
    <message>
        <source>Scheme: belt</source>
        <translation>方案：防护带</translation>
    </message>
    <message>
        <source>Scheme: zones</source>
        <translation>方案：分区</translation>
    </message>
    <message>
        <source>{crs}, cells of {size} {unit}</source>
        <translation>{crs}，像元 {size} {unit}</translation>
    </message>
    <message>
        <source>{columns} x {rows} cells in {name}</source>
        <translation>{name}：{columns} x {rows} 个像元</translation>
    </message>
    <message>
        <source>On another grid, brought onto this one in each step: {names}.</source>
        <translation>位于其他网格，各步骤中统一到此网格：{names}。</translation>
    </message>
    <message>
        <source>All rasters lie on one grid.</source>
        <translation>所有栅格位于同一网格。</translation>
    </message>
    <message>
        <source>Legend of the land cover: {legend}.</source>
        <translation>土地覆被的图例：{legend}。</translation>
    </message>
    <message>
        <source>Legend of the land cover: its own class names.</source>
        <translation>土地覆被的图例：其自身的类别名称。</translation>
    </message>
    <message>
        <source>The classes of the land cover are being looked at.</source>
        <translation>正在查看土地覆被的类别。</translation>
    </message>
    <message>
        <source>The classes of the land cover fit {products}; choose its legend.</source>
        <translation>土地覆被的类别符合 {products}；请选择图例。</translation>
    </message>
    <message>
        <source>Nothing tells the legend of the land cover; choose it where names matter.</source>
        <translation>无法得知土地覆被的图例；需要名称时请选择。</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>没有算法 {name}。</translation>
    </message>
    <message>
        <source>Study {number}</source>
        <translation>研究 {number}</translation>
    </message>
    <message>
        <source>The workflow {name} is not there; choose another one.</source>
        <translation>流程 {name} 不存在，请另选一个。</translation>
    </message>
    <message>
        <source>The layer {name} is taken.</source>
        <translation>采用图层 {name}。</translation>
    </message>
    <message>
        <source>A layer of my own</source>
        <translation>自己的图层</translation>
    </message>
    <message>
        <source>Steps of</source>
        <translation>步骤取自</translation>
    </message>
    <message>
        <source>The workflow whose steps are run here; what they need of its other steps is run with them.</source>
        <translation>此处运行其步骤的流程；所需的该流程的其他步骤会一并运行。</translation>
    </message>
    <message>
        <source>In addition to the workflow.</source>
        <translation>在流程之外另加。</translation>
    </message>
    <message>
        <source>Which factors count, their weight, and the scores of their values.</source>
        <translation>参与的因子、权重及其值的分值。</translation>
    </message>
    <message>
        <source>AHP: judged in pairs</source>
        <translation>层次分析法：成对比较</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>直接给定</translation>
    </message>
    <message>
        <source>All the same</source>
        <translation>等权重</translation>
    </message>
    <message>
        <source>Judge in pairs...</source>
        <translation>成对比较…</translation>
    </message>
    <message>
        <source>In the order of the factors; they sum to 1.</source>
        <translation>按因子的顺序，总和为 1。</translation>
    </message>
    <message>
        <source>OWA explorer...</source>
        <translation>OWA 浏览器…</translation>
    </message>
    <message>
        <source>Network and gravity matrix...</source>
        <translation>网络与相互作用强度矩阵…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Empty: the study's name.</source>
        <translation>留空：研究名称。</translation>
    </message>
    <message>
        <source>Open the report when it is done</source>
        <translation>完成后打开报告</translation>
    </message>
    <message>
        <source>Pinch points, barriers</source>
        <translation>生态夹点、生态障碍点</translation>
    </message>
    <message>
        <source>Finds the patches that the pattern starts from: large, well-connected cores of natural land, or the land that gives the most services. A table tells of every patch why it was kept or dropped.</source>
        <translation>找出作为格局起点的斑块：面积大、连通性好的自然核心区，或提供服务最多的土地。一张表说明每个斑块保留或舍去的原因。</translation>
    </message>
    <message>
        <source>Scores how hard each cell is to cross by several factors, and weighs them against each other. Factors without a layer are left out.</source>
        <translation>按多个因子为每个栅格的穿越难度赋值，并相互加权。没有图层的因子不参与。</translation>
    </message>
    <message>
        <source>Joins the sources by the ways of least cost. The gravity model tells important corridors from general ones; space syntax tells which ones most ways lead through.</source>
        <translation>以成本最小的路径连接源地。重力模型区分重要廊道和一般廊道；空间句法指出承载往来最多的廊道。</translation>
    </message>
    <message>
        <source>Lets current flow through the corridors: where it is dense, the way is narrow and must be kept. Barriers are places whose restoration would shorten a corridor most.</source>
        <translation>让电流流过廊道：电流密集处通道狭窄，必须保护。障碍点是修复后最能缩短廊道的位置。</translation>
    </message>
    <message>
        <source>Rates vigour, organisation, resilience and services of each square from 0 to 1, for one or several years. With several years it tells where health improves and where it declines.</source>
        <translation>对每个方格的活力、组织力、恢复力和服务评分（0 到 1），可为一个或多个年份。多个年份时给出健康改善和下降之处。</translation>
    </message>
    <message>
        <source>Divides the land into zones with a strategy each, by its health, its trend and its place in the network. A table gives the area of every zone in every district.</source>
        <translation>按健康、趋势及在网络中的位置将土地划分为分区，并各给出策略。表格给出每个行政区中各分区的面积。</translation>
    </message>
    <message>
        <source>Puts sources, corridors, pinch points, barriers and zones together into one pattern with roles and strategic nodes. The report is one page with maps, tables and methods.</source>
        <translation>将源地、廊道、夹点、障碍点和分区汇成带有功能定位和生态战略点的格局。报告为包含地图、表格和方法的一个页面。</translation>
    </message>
    <message>
        <source>Needs a layer: {label}.</source>
        <translation>需要图层：{label}。</translation>
    </message>
    <message>
        <source>Needs a choice: {label}.</source>
        <translation>需要选择：{label}。</translation>
    </message>
    <message>
        <source>Needs step {number}: {title}.</source>
        <translation>需要第 {number} 步：{title}。</translation>
    </message>
    <message>
        <source>Another workflow was chosen.</source>
        <translation>选择了其他流程。</translation>
    </message>
    <message>
        <source>Another method was chosen.</source>
        <translation>选择了其他方法。</translation>
    </message>
    <message>
        <source>{label} changed.</source>
        <translation>{label}已改变。</translation>
    </message>
    <message>
        <source>{title} was run again.</source>
        <translation>{title}已重新运行。</translation>
    </message>
    <message>
        <source>{title} is taken in now, or no more.</source>
        <translation>{title}的结果现在才被采用，或不再采用。</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running {percent} %</source>
        <translation>运行中 {percent} %</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>失败：{reason}</translation>
    </message>
    <message>
        <source>results are gone</source>
        <translation>结果已不存在</translation>
    </message>
    <message>
        <source>The files of the results are gone; run the step again.</source>
        <translation>结果文件已不存在；请重新运行该步骤。</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>choose layers</source>
        <translation>请选择图层</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>needs {steps}</source>
        <translation>需要步骤 {steps}</translation>
    </message>
    <message>
        <source>done, but: {reason}</source>
        <translation>已完成，但：{reason}</translation>
    </message>
    <message>
        <source>It was run by an earlier version of the toolbox.</source>
        <translation>它由工具箱的早期版本运行。</translation>
    </message>
    <message>
        <source>{title} is out of date.</source>
        <translation>{title}已过期。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{title}: {reason}</source>
        <translation>{title}：{reason}</translation>
    </message>
    <message>
        <source>ESP Workbench</source>
        <translation>ESP 工作台</translation>
    </message>
    <message>
        <source>ESP Workbench: from land cover to an ecological security pattern</source>
        <translation>ESP 工作台：由土地覆被到生态安全格局</translation>
    </message>
    <message>
        <source>AHP editor...</source>
        <translation>层次分析法编辑器…</translation>
    </message>
    <message>
        <source>Factor table editor...</source>
        <translation>因子表编辑器…</translation>
    </message>
    <message>
        <source>Network view...</source>
        <translation>网络视图…</translation>
    </message>
    <message>
        <source>Network view</source>
        <translation>网络视图</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>斑块</translation>
    </message>
    <message>
        <source>From source</source>
        <translation>起点源地</translation>
    </message>
    <message>
        <source>To source</source>
        <translation>终点源地</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>路段</translation>
    </message>
    <message>
        <source>Through source</source>
        <translation>途经源地</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Rank by area</source>
        <translation>面积排名</translation>
    </message>
    <message>
        <source>Rank by dPC</source>
        <translation>dPC 排名</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Corridors (numbers)</source>
        <translation>廊道（编号）</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>斑块</translation>
    </message>
    <message>
        <source>Role in planning</source>
        <translation>规划定位</translation>
    </message>
    <message>
        <source>Land cover, shares</source>
        <translation>土地覆被占比</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决策</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>From year</source>
        <translation>起始年份</translation>
    </message>
    <message>
        <source>To year</source>
        <translation>终止年份</translation>
    </message>
    <message>
        <source>From class</source>
        <translation>原等级</translation>
    </message>
    <message>
        <source>To class</source>
        <translation>现等级</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Within the candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost by this layer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept by this layer alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority area</source>
        <translation>优先区</translation>
    </message>
    <message>
        <source>Area opened</source>
        <translation>打通面积</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Straight distance</source>
        <translation>直线距离</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Mean width</source>
        <translation>平均宽度</translation>
    </message>
    <message>
        <source>Least width</source>
        <translation>最小宽度</translation>
    </message>
    <message>
        <source>Greatest width</source>
        <translation>最大宽度</translation>
    </message>
    <message>
        <source>Width as a cost</source>
        <translation>宽度（成本）</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of the cover</source>
        <translation>占该地类的比例</translation>
    </message>
    <message>
        <source>Cost saved</source>
        <translation>节省的成本</translation>
    </message>
    <message>
        <source>Share of the pinch point</source>
        <translation>占夹点的比例</translation>
    </message>
    <message>
        <source>Share of the barrier</source>
        <translation>占障碍点的比例</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Share of the area</source>
        <translation>占面积的比例</translation>
    </message>
    <message>
        <source>EC(PC) reached</source>
        <translation>达到的 EC(PC)</translation>
    </message>
    <message>
        <source>Share of the foreground</source>
        <translation>占前景的比例</translation>
    </message>
    <message>
        <source>Porosity</source>
        <translation>孔隙度</translation>
    </message>
    <message>
        <source>dPC intra</source>
        <translation>dPC 内部</translation>
    </message>
    <message>
        <source>dPC flux</source>
        <translation>dPC 交换</translation>
    </message>
    <message>
        <source>dPC connector</source>
        <translation>dPC 踏脚石</translation>
    </message>
    <message>
        <source>dIIC intra</source>
        <translation>dIIC 内部</translation>
    </message>
    <message>
        <source>dIIC flux</source>
        <translation>dIIC 交换</translation>
    </message>
    <message>
        <source>dIIC connector</source>
        <translation>dIIC 踏脚石</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Betweenness</source>
        <translation>介数中心性</translation>
    </message>
    <message>
        <source>Betweenness (PC)</source>
        <translation>介数中心性（PC）</translation>
    </message>
    <message>
        <source>Largest group</source>
        <translation>最大组</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Gain per unit spent</source>
        <translation>单位投入的增益</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已用预算</translation>
    </message>
    <message>
        <source>Ranks: with the distance before</source>
        <translation>排序相关：与前一距离</translation>
    </message>
    <message>
        <source>Ranks: with the distance in use</source>
        <translation>排序相关：与所用距离</translation>
    </message>
    <message>
        <source>Ten best the same</source>
        <translation>前十名相同</translation>
    </message>
    <message>
        <source>Weight within its criterion</source>
        <translation>准则内权重</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost / straight distance</source>
        <translation>成本 / 直线距离</translation>
    </message>
    <message>
        <source>Cost / length</source>
        <translation>成本 / 长度</translation>
    </message>
    <message>
        <source>Current-flow centrality</source>
        <translation>电流中心性</translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation>接近中心性</translation>
    </message>
    <message>
        <source>Clustering</source>
        <translation>聚类系数</translation>
    </message>
    <message>
        <source>Priority, of the highest</source>
        <translation>优先度（占最高值）</translation>
    </message>
    <message>
        <source>Permeability</source>
        <translation>通透性</translation>
    </message>
    <message>
        <source>Mean current</source>
        <translation>平均电流</translation>
    </message>
    <message>
        <source>Greatest current</source>
        <translation>最大电流</translation>
    </message>
    <message>
        <source>Effective resistance</source>
        <translation>有效电阻</translation>
    </message>
    <message>
        <source>Cost / effective resistance</source>
        <translation>成本 / 有效电阻</translation>
    </message>
    <message>
        <source>Score: cost saved per metre</source>
        <translation>得分：每米节省的成本</translation>
    </message>
    <message>
        <source>Mean efficiency</source>
        <translation>平均效率</translation>
    </message>
    <message>
        <source>Same class</source>
        <translation>等级相同</translation>
    </message>
    <message>
        <source>Overlap of priority</source>
        <translation>优先区重叠</translation>
    </message>
    <message>
        <source>Carbon</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <source>Mean carbon</source>
        <translation>平均碳储量</translation>
    </message>
    <message>
        <source>Potential evapotranspiration</source>
        <translation>潜在蒸散量</translation>
    </message>
    <message>
        <source>Actual evapotranspiration</source>
        <translation>实际蒸散量</translation>
    </message>
    <message>
        <source>Water yield</source>
        <translation>产水量</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>水量</translation>
    </message>
    <message>
        <source>Volume of the cells with data</source>
        <translation>有数据像元的水量</translation>
    </message>
    <message>
        <source>Soil loss</source>
        <translation>土壤流失</translation>
    </message>
    <message>
        <source>Deposition</source>
        <translation>沉积</translation>
    </message>
    <message>
        <source>Avoided erosion</source>
        <translation>避免的侵蚀</translation>
    </message>
    <message>
        <source>Mean avoided erosion</source>
        <translation>平均避免的侵蚀</translation>
    </message>
    <message>
        <source>Resistance coefficient</source>
        <translation>抵抗力系数</translation>
    </message>
    <message>
        <source>Resilience coefficient</source>
        <translation>恢复力系数</translation>
    </message>
    <message>
        <source>Class value</source>
        <translation>类别值</translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>威胁因子</translation>
    </message>
    <message>
        <source>Greatest distance</source>
        <translation>最大距离</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Habitat suitability</source>
        <translation>生境适宜性</translation>
    </message>
    <message>
        <source>Root depth</source>
        <translation>根深</translation>
    </message>
    <message>
        <source>Vegetated (1 yes, 0 no)</source>
        <translation>有植被（1 是，0 否）</translation>
    </message>
    <message>
        <source>Cover factor C</source>
        <translation>植被覆盖与管理因子 C</translation>
    </message>
    <message>
        <source>Practice factor P</source>
        <translation>水土保持措施因子 P</translation>
    </message>
    <message>
        <source>Carbon above ground</source>
        <translation>地上碳</translation>
    </message>
    <message>
        <source>Carbon below ground</source>
        <translation>地下碳</translation>
    </message>
    <message>
        <source>Carbon in the soil</source>
        <translation>土壤碳</translation>
    </message>
    <message>
        <source>Dead carbon</source>
        <translation>死亡有机碳</translation>
    </message>
    <message>
        <source>PC within the patches</source>
        <translation>斑块内部的 PC</translation>
    </message>
    <message>
        <source>PC by direct links</source>
        <translation>直接连接的 PC</translation>
    </message>
    <message>
        <source>PC through stepping stones</source>
        <translation>经由踏脚石的 PC</translation>
    </message>
    <message>
        <source>Landscape coincidence probability (LCP)</source>
        <translation>景观一致概率（LCP）</translation>
    </message>
    <message>
        <source>Area-weighted flux (AWF)</source>
        <translation>面积加权通量（AWF）</translation>
    </message>
    <message>
        <source>Share of the area that is reached</source>
        <translation>可到达的面积比例</translation>
    </message>
    <message>
        <source>Greatest cost</source>
        <translation>最大成本</translation>
    </message>
    <message>
        <source>Length, shared ways counted once</source>
        <translation>长度（共用路段计一次）</translation>
    </message>
    <message>
        <source>Line-point rate β</source>
        <translation>线点率 β</translation>
    </message>
    <message>
        <source>Connectivity γ</source>
        <translation>网络连接度 γ</translation>
    </message>
    <message>
        <source>Cost ratio</source>
        <translation>成本比</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>Efficiency by cost</source>
        <translation>效率（按成本）</translation>
    </message>
    <message>
        <source>Transitivity</source>
        <translation>传递性</translation>
    </message>
    <message>
        <source>Corridors of a source, mean</source>
        <translation>每个源地的平均廊道数</translation>
    </message>
    <message>
        <source>Diameter (cost)</source>
        <translation>直径（成本）</translation>
    </message>
    <message>
        <source>Closure α</source>
        <translation>网络闭合度 α</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分数</translation>
    </message>
    <message>
        <source>Sources of the largest part</source>
        <translation>最大部分的源地数</translation>
    </message>
    <message>
        <source>Number of patches</source>
        <translation>斑块数</translation>
    </message>
    <message>
        <source>Patch density, per 100 ha</source>
        <translation>斑块密度（个/100 ha）</translation>
    </message>
    <message>
        <source>Largest patch, % of the landscape</source>
        <translation>最大斑块占景观比例（%）</translation>
    </message>
    <message>
        <source>Edge density, m/ha</source>
        <translation>边缘密度（m/ha）</translation>
    </message>
    <message>
        <source>Landscape shape index</source>
        <translation>景观形状指数</translation>
    </message>
    <message>
        <source>Mean patch area, ha</source>
        <translation>平均斑块面积（ha）</translation>
    </message>
    <message>
        <source>Area-weighted mean patch fractal dimension (AWMPFD)</source>
        <translation>面积加权平均斑块分维数（AWMPFD）</translation>
    </message>
    <message>
        <source>Contagion, %</source>
        <translation>蔓延度指数（%）</translation>
    </message>
    <message>
        <source>Patch cohesion index</source>
        <translation>斑块结合度指数</translation>
    </message>
    <message>
        <source>Landscape division index</source>
        <translation>景观分割指数</translation>
    </message>
    <message>
        <source>Aggregation index, %</source>
        <translation>聚集度指数（%）</translation>
    </message>
    <message>
        <source>Interspersion and juxtaposition index, %</source>
        <translation>散布与并列指数（%）</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>分级数</translation>
    </message>
    <message>
        <source>Shannon's diversity index</source>
        <translation>香农多样性指数</translation>
    </message>
    <message>
        <source>Shannon's evenness index</source>
        <translation>香农均匀度指数</translation>
    </message>
    <message>
        <source>Simpson's diversity index</source>
        <translation>辛普森多样性指数</translation>
    </message>
    <message>
        <source>Ecosystem health (EHI)</source>
        <translation>生态系统健康指数（EHI）</translation>
    </message>
    <message>
        <source>Vitality (EV)</source>
        <translation>生态系统活力（EV）</translation>
    </message>
    <message>
        <source>Organisation (EO)</source>
        <translation>生态系统组织力（EO）</translation>
    </message>
    <message>
        <source>Resilience (ER)</source>
        <translation>生态系统恢复力（ER）</translation>
    </message>
    <message>
        <source>Services (CESI)</source>
        <translation>生态系统服务（CESI）</translation>
    </message>
    <message>
        <source>Natural health (PH)</source>
        <translation>自然健康指数（PH）</translation>
    </message>
    <message>
        <source>Connectivity EC(PC)</source>
        <translation>连通性 EC(PC)</translation>
    </message>
    <message>
        <source>Largest component</source>
        <translation>最大连通组分</translation>
    </message>
    <message>
        <source>Connected pairs</source>
        <translation>连通的源地对</translation>
    </message>
    <message>
        <source>By degree</source>
        <translation>按度</translation>
    </message>
    <message>
        <source>By betweenness</source>
        <translation>按介数</translation>
    </message>
    <message>
        <source>By dPC</source>
        <translation>按 dPC</translation>
    </message>
    <message>
        <source>Habitat quality</source>
        <translation>生境质量</translation>
    </message>
    <message>
        <source>Soil retention</source>
        <translation>土壤保持</translation>
    </message>
    <message>
        <source>Carbon storage</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <source>Barrier score</source>
        <translation>障碍点得分</translation>
    </message>
    <message>
        <source>MSPA classes</source>
        <translation>MSPA 类别</translation>
    </message>
    <message>
        <source>Health classes</source>
        <translation>健康等级</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>split</source>
        <translation>分裂</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>rearranged</source>
        <translation>重组</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>失去</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>ground kept</source>
        <translation>保留的范围</translation>
    </message>
    <message>
        <source>ground lost</source>
        <translation>失去的范围</translation>
    </message>
    <message>
        <source>ground gained</source>
        <translation>新增的范围</translation>
    </message>
    <message>
        <source>intersection over union</source>
        <translation>交并比</translation>
    </message>
    <message>
        <source>length of the reference</source>
        <translation>参照情景的长度</translation>
    </message>
    <message>
        <source>length of the scenario</source>
        <translation>比较情景的长度</translation>
    </message>
    <message>
        <source>length kept</source>
        <translation>保留的长度</translation>
    </message>
    <message>
        <source>length that is new</source>
        <translation>新增的长度</translation>
    </message>
    <message>
        <source>mean distance to the scenario's</source>
        <translation>到比较情景的平均距离</translation>
    </message>
    <message>
        <source>mean distance to the reference's</source>
        <translation>到参照情景的平均距离</translation>
    </message>
    <message>
        <source>greatest distance (Hausdorff)</source>
        <translation>最大距离（Hausdorff）</translation>
    </message>
    <message>
        <source>mean of the reference</source>
        <translation>参照情景的均值</translation>
    </message>
    <message>
        <source>mean of the scenario</source>
        <translation>比较情景的均值</translation>
    </message>
    <message>
        <source>mean difference</source>
        <translation>平均差值</translation>
    </message>
    <message>
        <source>root mean square difference</source>
        <translation>均方根差</translation>
    </message>
    <message>
        <source>overlap of the highest class</source>
        <translation>最高等级的重叠</translation>
    </message>
    <message>
        <source>Number of sources</source>
        <translation>源地数量</translation>
    </message>
    <message>
        <source>Area of the sources (ha)</source>
        <translation>源地面积（ha）</translation>
    </message>
    <message>
        <source>Number of corridors</source>
        <translation>廊道数量</translation>
    </message>
    <message>
        <source>Length of the corridors (km)</source>
        <translation>廊道长度（km）</translation>
    </message>
    <message>
        <source>Mean cost of a corridor</source>
        <translation>廊道平均成本</translation>
    </message>
    <message>
        <source>Area of the corridors (ha)</source>
        <translation>廊道面积（ha）</translation>
    </message>
    <message>
        <source>Number of pinch points</source>
        <translation>夹点数量</translation>
    </message>
    <message>
        <source>Area of the pinch points (ha)</source>
        <translation>夹点面积（ha）</translation>
    </message>
    <message>
        <source>Number of barriers</source>
        <translation>障碍点数量</translation>
    </message>
    <message>
        <source>Area of the barriers (ha)</source>
        <translation>障碍点面积（ha）</translation>
    </message>
    <message>
        <source>Mean resistance</source>
        <translation>平均阻力</translation>
    </message>
    <message>
        <source>Mean ecosystem health</source>
        <translation>平均生态系统健康指数</translation>
    </message>
    <message>
        <source>Mean habitat quality</source>
        <translation>平均生境质量</translation>
    </message>
    <message>
        <source>Mean water yield (mm)</source>
        <translation>平均产水量（mm）</translation>
    </message>
    <message>
        <source>Mean avoided erosion (t/ha)</source>
        <translation>平均避免的侵蚀（t/ha）</translation>
    </message>
    <message>
        <source>Mean carbon (t/ha)</source>
        <translation>平均碳储量（t/ha）</translation>
    </message>
    <message>
        <source>Least dPC of a source (%)</source>
        <translation>源地的最小 dPC（%）</translation>
    </message>
    <message>
        <source>Saltelli's design</source>
        <translation>Saltelli 设计</translation>
    </message>
    <message>
        <source>In nearly all runs</source>
        <translation>几乎所有运行中</translation>
    </message>
    <message>
        <source>In most runs</source>
        <translation>多数运行中</translation>
    </message>
    <message>
        <source>In some runs</source>
        <translation>部分运行中</translation>
    </message>
    <message>
        <source>{classes} were taken as the foreground, all other land cover as the background.</source>
        <translation>以 {classes} 为前景，其余土地覆被为背景。</translation>
    </message>
    <message>
        <source>Morphological spatial pattern analysis (MSPA) [@soille] divided the foreground into seven classes that exclude each other: core, islet, perforation, edge, loop, bridge and branch, with the {neighbours} neighbours of a cell and an edge width of {width} cell(s){metres}.</source>
        <translation>采用形态学空间格局分析（MSPA）[@soille]将前景划分为互不重叠的七类：核心区、孤岛、孔隙、边缘区、环道区、桥接区和支线，采用 {neighbours} 邻域，边缘宽度为 {width} 个像元{metres}。</translation>
    </message>
    <message>
        <source>an area of at least {area} ha</source>
        <translation>面积不小于 {area} ha</translation>
    </message>
    <message>
        <source>being one of the {count} largest</source>
        <translation>属于最大的 {count} 个</translation>
    </message>
    <message>
        <source>a dPC of at least {dpc} %</source>
        <translation>dPC 不小于 {dpc} %</translation>
    </message>
    <message>
        <source>the highest dPC until {share} % of EC(PC) are reached</source>
        <translation>dPC 由高到低，直至达到 EC(PC) 的 {share} %</translation>
    </message>
    <message>
        <source>A cell is habitat where {how} of the class layers ({layers}) hold one of their classes{classes}{core}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>at least {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and where the class raster has its values, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches up to {gap} apart were taken as one.</source>
        <translation>相距不超过 {gap} 的斑块视为一个。</translation>
    </message>
    <message>
        <source>Cores up to {gap} apart, which their edges and no more than a cell of other land part, were taken as one.</source>
        <translation>相距不超过 {gap}、仅被边缘和不超过一个像元的其他土地隔开的核心区视为一个。</translation>
    </message>
    <message>
        <source>Patches of habitat became ecological sources [@qaidam, shiyang] under these rules: {rules}.</source>
        <translation>按以下规则选取生境斑块作为生态源地[@qaidam, shiyang]：{rules}。</translation>
    </message>
    <message>
        <source>every patch</source>
        <translation>所有斑块</translation>
    </message>
    <message>
        <source>The importance of a patch is the share of the probability of connectivity (PC) [@saura2007] that is lost with it (dPC), divided into what the patch holds itself, what flows to others and what it adds as a stepping stone [@saura2010]; dIIC follows from the integral index of connectivity (IIC) [@pascual] alike. The probability of dispersal falls with the distance d and is P = {probability} at D = {distance}.</source>
        <translation>斑块的重要性（dPC）为去除该斑块后可能连通性指数（PC）[@saura2007]的损失比例，分为斑块自身、与其他斑块的交换以及作为踏脚石的贡献三部分[@saura2010]；dIIC 由整体连通性指数（IIC）[@pascual]同理得到。扩散概率随距离 d 递减，在 D = {distance} 处为 P = {probability}。</translation>
    </message>
    <message>
        <source>Here a_i is the area of patch i, n the number of patches, nl_ij the number of links on the shortest path, p*_ij the highest product of probabilities over all paths, A_L the area of the landscape, and PC_remove the index without the patch.</source>
        <translation>式中 a_i 为斑块 i 的面积，n 为斑块数，nl_ij 为最短路径上的连接数，p*_ij 为所有路径中概率乘积的最大值，A_L 为景观面积，PC_remove 为去除斑块后的指数。</translation>
    </message>
    <message>
        <source>The services ({names}), {scaled}, were combined by ordered weighted averaging (OWA) [@yager1988, yager1996, malczewski], ordered {ordered}. The risk coefficient α sets the order weights w_i: below 1 the best services of a place count most, above 1 the worst. The scenarios had α = {alphas}.</source>
        <translation>各项服务（{names}，{scaled}）用有序加权平均（OWA）[@yager1988, yager1996, malczewski]合成，{ordered}排序。风险系数 α 决定次序权重 w_i：小于 1 时以一处最好的服务为主，大于 1 时以最差的服务为主。各情景取 α = {alphas}。</translation>
    </message>
    <message>
        <source>scaled from minimum to maximum</source>
        <translation>按最小值至最大值标准化</translation>
    </message>
    <message>
        <source>scaled between percentiles</source>
        <translation>按百分位数标准化</translation>
    </message>
    <message>
        <source>not scaled</source>
        <translation>未标准化</translation>
    </message>
    <message>
        <source>in each cell by value</source>
        <translation>逐像元按数值</translation>
    </message>
    <message>
        <source>as whole layers by their means</source>
        <translation>整个图层按均值</translation>
    </message>
    <message>
        <source>Each scenario was divided into {classes} classes by natural breaks [@jenks, fisher]; the {top} highest are the priority area. The protection efficiency E of a service is its mean in the priority area divided by its mean everywhere [@shiyang].</source>
        <translation>每个情景按自然断点法[@jenks, fisher]分为 {classes} 级，最高的 {top} 级为优先区。某项服务的保护效率 E 为其在优先区内的均值与全区均值之比[@shiyang]。</translation>
    </message>
    <message>
        <source>{count} factors were scored: {values} by the value of a raster, {distances} by the distance to features or classes, {slopes} by slope. Scores come from tables of limits, or from natural breaks [@jenks, fisher] where no table was given.</source>
        <translation>对 {count} 个因子评分：{values} 个按栅格的值，{distances} 个按到要素或类别的距离，{slopes} 个按坡度。分值取自界限表；未给出表时采用自然断点法[@jenks, fisher]。</translation>
    </message>
    <message>
        <source>{count} of them by relief, the difference of the highest and the lowest cell in a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of them by a transform of habitat suitability to resistance ({forms}) [@keeley2016].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {count} factors were derived from pairwise judgements on the scale 1 to 9 by the analytic hierarchy process [@saaty]: the weights are {how}, A being the judgement matrix. The consistency ratio CR compares the consistency index CI with the random index RI; below 0.1 the judgements are consistent enough.</source>
        <translation>{count} 个因子的权重由 1–9 标度的成对判断用层次分析法[@saaty]求得：权重为{how}，A 为判断矩阵。一致性比率 CR 为一致性指标 CI 与随机指标 RI 之比；小于 0.1 即满足一致性。</translation>
    </message>
    <message>
        <source>the geometric means of the rows [@crawford]</source>
        <translation>各行的几何平均[@crawford]</translation>
    </message>
    <message>
        <source>its principal eigenvector</source>
        <translation>其主特征向量</translation>
    </message>
    <message>
        <source>weights that were given</source>
        <translation>给定的权重</translation>
    </message>
    <message>
        <source>equal weights</source>
        <translation>等权重</translation>
    </message>
    <message>
        <source>weights by entropy [@shannon]</source>
        <translation>熵权法的权重[@shannon]</translation>
    </message>
    <message>
        <source>weights by the CRITIC method [@diakoulaki]</source>
        <translation>CRITIC 法的权重[@diakoulaki]</translation>
    </message>
    <message>
        <source>given weights times those by entropy [@shannon]</source>
        <translation>给定权重与熵权的乘积[@shannon]</translation>
    </message>
    <message>
        <source>the weights of the analytic hierarchy process</source>
        <translation>层次分析法的权重</translation>
    </message>
    <message>
        <source>The scored factors F_k were combined as a weighted {kind} with {weighting} W_k [@qaidam].</source>
        <translation>评分后的因子 F_k 以{weighting} W_k 作加权{kind}合成[@qaidam]。</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>The base resistance R was corrected by a layer N (night light, imperviousness or another) of each cell i relative to its mean over the cells of the same land cover k [@chenpeng]{half}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, half of the correction being taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base resistance R was corrected by the ecological sensitivity SL of each cell i relative to its mean [@shiyang].</source>
        <translation>基础阻力 R 按各像元 i 的生态敏感性 SL 与其均值之比修正[@shiyang]。</translation>
    </message>
    <message>
        <source>Values were divided into {count} classes; method: {method} [@jenks, fisher].</source>
        <translation>数值分为 {count} 级；方法：{method}[@jenks, fisher]。</translation>
    </message>
    <message>
        <source>Corridors are least-cost paths over the resistance surface (minimum cumulative resistance, MCR) [@knaapen] between {pairs}, from {ends} to {ends}, as in Linkage Mapper [@mcrae2011]. A step between two of {neighbours} neighbouring cells costs the mean of their resistances times its length [@dijkstra], so that costs have the unit resistance x metres.</source>
        <translation>廊道为阻力面上的最小成本路径（最小累积阻力，MCR）[@knaapen]，连接{pairs}，从{ends}到{ends}，与 Linkage Mapper [@mcrae2011] 相同。在 {neighbours} 个相邻像元之间，一步的成本为两像元阻力的平均值乘其长度 [@dijkstra]，因此成本的单位为阻力 x 米。</translation>
    </message>
    <message>
        <source>neighbouring sources, by cost or by straight distance</source>
        <translation>按成本或直线距离相邻的源地</translation>
    </message>
    <message>
        <source>sources that are neighbours by cost</source>
        <translation>按成本相邻的源地</translation>
    </message>
    <message>
        <source>sources that are neighbours by straight distance</source>
        <translation>按直线距离相邻的源地</translation>
    </message>
    <message>
        <source>all pairs of sources</source>
        <translation>所有源地对</translation>
    </message>
    <message>
        <source>the listed pairs of sources</source>
        <translation>所列源地对</translation>
    </message>
    <message>
        <source>edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>centroid</source>
        <translation>质心</translation>
    </message>
    <message>
        <source>D_ij is the distance that is covered in cell i on the way from source j, R_i the resistance of the cell.</source>
        <translation>D_ij 为从源地 j 出发在像元 i 中经过的距离，R_i 为该像元的阻力。</translation>
    </message>
    <message>
        <source>a straight distance of more than {limit} m</source>
        <translation>直线距离大于 {limit} m</translation>
    </message>
    <message>
        <source>a cost of more than {limit}</source>
        <translation>成本大于 {limit}</translation>
    </message>
    <message>
        <source>a way through a third source</source>
        <translation>穿过第三个源地</translation>
    </message>
    <message>
        <source>Left out were links with {limits}.</source>
        <translation>略去以下连接：{limits}。</translation>
    </message>
    <message>
        <source>Steps cost more uphill, by Tobler's hiking function [@tobler].</source>
        <translation>步在上坡时更贵，按 Tobler 徒步函数 [@tobler]。</translation>
    </message>
    <message>
        <source>Steps cost more uphill, as in GRASS r.walk.</source>
        <translation>步在上坡时更贵，同 GRASS r.walk。</translation>
    </message>
    <message>
        <source>Steps cost more against wind or current.</source>
        <translation>步在逆风或逆流时更贵。</translation>
    </message>
    <message>
        <source>Both ways of each pair were found; the cost of a corridor is the mean of both.</source>
        <translation>求出了每对源地的往返两程；廊道的成本为两程的平均。</translation>
    </message>
    <message>
        <source>Land cover within half widths of {widths} m of the corridors was counted; the width by land cover is the greatest whose natural share is at most {drop} points below that of the first.</source>
        <translation>统计了廊道 {widths} m 各半宽内的土地覆被；按土地覆被的宽度是自然占比较首个宽度下降不超过 {drop} 个百分点的最大宽度。</translation>
    </message>
    <message>
        <source>The width by current is the knee of the share of the current within the half widths [@kneedle].</source>
        <translation>按电流的宽度为半宽内电流占比曲线的拐点 [@kneedle]。</translation>
    </message>
    <message>
        <source>The gravity model [@kong, qaidam] tells how strongly two sources u and v act on each other.</source>
        <translation>重力模型[@kong, qaidam]表示两个源地 u 与 v 之间相互作用的强弱。</translation>
    </message>
    <message>
        <source>S is the area of a source in {unit}, P its mean resistance, L the cost of the corridor, L_max the greatest of all corridors.</source>
        <translation>S 为源地面积（{unit}），P 为其平均阻力，L 为廊道成本，L_max 为所有廊道中的最大值。</translation>
    </message>
    <message>
        <source>S is the area of a source, Q its quality and L the cost of the corridor.</source>
        <translation>S 为源地面积，Q 为其质量，L 为廊道成本。</translation>
    </message>
    <message>
        <source>S is the area of a source in {unit}, P its mean resistance, L the length of the corridor, L_max the greatest of all corridors.</source>
        <translation>S 为源地面积（{unit}），P 为其平均阻力，L 为廊道长度，L_max 为所有廊道中的最大值。</translation>
    </message>
    <message>
        <source>Corridors with G above {limit} are important, the others general.</source>
        <translation>G 大于 {limit} 的为重要廊道，其余为一般廊道。</translation>
    </message>
    <message>
        <source>The strongest corridors, those with G above {limit}, are important, the others general.</source>
        <translation>最强的廊道（G 大于 {limit}）为重要廊道，其余为一般廊道。</translation>
    </message>
    <message>
        <source>Natural breaks divide them at G = {limit} into important and general corridors.</source>
        <translation>按自然断点法以 G = {limit} 划分为重要廊道和一般廊道。</translation>
    </message>
    <message>
        <source>Circuit theory [@mcrae2008] takes the landscape as a network of resistors and movement as a current, as in Pinchpoint Mapper [@pinchpoint]: {mode}. The current was confined to corridors, {width} wide. The currents were divided into {classes} classes by natural breaks [@jenks, fisher]; patches of the highest class are the pinch points.</source>
        <translation>电路理论 [@mcrae2008] 将景观视为电阻网络，将移动视为电流，与 Pinchpoint Mapper [@pinchpoint] 相同：{mode}。电流限制在宽度为{width}的廊道之内。用自然断点法 [@jenks, fisher] 将电流分为 {classes} 类；最高类别的斑块为夹点。</translation>
    </message>
    <message>
        <source>a cost of {width}</source>
        <translation>成本 {width}</translation>
    </message>
    <message>
        <source>{width} % of the cost of their cheapest path</source>
        <translation>其最小成本路径成本的 {width} %</translation>
    </message>
    <message>
        <source>{width} m on the ground</source>
        <translation>地面 {width} 米</translation>
    </message>
    <message>
        <source>1 A between every two sources that a corridor joins, each in its own corridor</source>
        <translation>每两个由廊道相连的源地之间在各自的廊道内通 1 A</translation>
    </message>
    <message>
        <source>each source in turn taking up 1 A from every other (all to one)</source>
        <translation>每个源地依次接收其余各源地的 1 A（多对一）</translation>
    </message>
    <message>
        <source>1 A between every two sources (pairwise)</source>
        <translation>每两个源地之间通 1 A（成对）</translation>
    </message>
    <message>
        <source>Barriers are places whose restoration would shorten corridors [@mcrae2012]. For discs of the radii {radii} around every cell the score is the cost that a corridor saves per metre of restored strip; {combine}.</source>
        <translation>障碍点是修复后能缩短廊道的位置 [@mcrae2012]。对每个像元周围半径为 {radii} 的圆，得分为每修复一米条带廊道所节省的成本；{combine}。</translation>
    </message>
    <message>
        <source>of several corridors the one that gains most counts</source>
        <translation>多条廊道时取受益最多的一条</translation>
    </message>
    <message>
        <source>the gains of several corridors are summed</source>
        <translation>多条廊道的受益值相加</translation>
    </message>
    <message>
        <source>The scores above 0 were divided into {classes} classes by natural breaks; distinct patches of the highest class are the barriers.</source>
        <translation>用自然断点法将大于 0 的得分分为 {classes} 类；最高类别的独立斑块为障碍点。</translation>
    </message>
    <message>
        <source>Barriers are obstacles on a corridor: distinct places where it gains more than its own surroundings would give (the median resistance on its path), without the lowest of {classes} natural classes.</source>
        <translation>障碍点是廊道上的阻碍：廊道在该处的收益超过其自身周围环境（路径上阻力的中位数）所能给出的收益，并除去 {classes} 个自然类别中的最低类别。</translation>
    </message>
    <message>
        <source>L is the cost of the corridor between the sources a and b, F_a and F_b the least accumulated costs within the disc, D its diameter, c = {resistance} the resistance of restored ground.</source>
        <translation>L 为源地 a 与 b 之间廊道的成本，F_a 和 F_b 为圆内的最小累积阻力，D 为圆的直径，c = {resistance} 为修复后的阻力。</translation>
    </message>
    <message>
        <source>Currents between the sources were computed by circuit theory [@mcrae2008] on the graph of all cells with their {neighbours} neighbours; the effective resistance of a pair is the voltage that drives 1 A.</source>
        <translation>源地之间的电流按电路理论[@mcrae2008]在所有像元及其 {neighbours} 邻域构成的图上计算；一对源地的有效电阻为产生 1 A 所需的电压。</translation>
    </message>
    <message>
        <source>Omnidirectional connectivity was computed by circuit theory in moving windows [@mcrae2016, landau]: to every block of {block} x {block} cells with sources flows as much current as the sum of its source strengths, from all sources within the radius of {radius}, in proportion to their strength; the currents of all windows were summed. The flow potential F is the same with all resistances 1. Classes of flow begin at {limits} standard deviations from the mean of the normalised current N.</source>
        <translation>全向连通性由电路理论在移动窗口中计算 [@mcrae2016, landau]：半径 {radius} 内的所有源按强度向每个含源的 {block} x {block} 像元块输送与块内源强度之和相等的电流；所有窗口的电流相加。流动潜力 F 为所有阻力为 1 时的结果。流动类别的起点为归一化电流 N 均值的 {limits} 倍标准差。</translation>
    </message>
    <message>
        <source>{count} times the cell size</source>
        <translation>像元大小的 {count} 倍</translation>
    </message>
    <message>
        <source>The network of V sources, L joined pairs and C parts was described by the indices of closure α, line-point rate β and connectivity γ [@kansky]; sources and corridors by current-flow centrality [@mcrae2008] and betweenness [@brandes].</source>
        <translation>由 V 个源地、L 对相连源地和 C 个部分组成的网络，用网络闭合度 α、线点率 β 和网络连接度 γ[@kansky]描述；源地和廊道用电流中心性[@mcrae2008]和介数中心性[@brandes]描述。</translation>
    </message>
    <message>
        <source>The structure of the network was analysed by space syntax with Euclidean distance over {reach} [@cooper, shiyang]: mean distance to all others (MED), network quantity penalised by distance (NQPDE) and two-phase betweenness (TPBt). The normalised measures were averaged and divided into {classes} classes by natural breaks.</source>
        <translation>用空间句法按{reach}的欧氏距离分析网络结构[@cooper, shiyang]：平均欧氏距离（MED）、接近度（NQPDE）和两阶段穿行度（TPBt）。各指标归一化后取平均，并按自然断点法分为 {classes} 级。</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>d_ij is the distance between the segments i and j along the network, σ_st the number of shortest paths from s to t, σ_st(i) of those that pass i.</source>
        <translation>d_ij 为路段 i 与 j 沿网络的距离，σ_st 为从 s 到 t 的最短路径数，σ_st(i) 为其中经过 i 的路径数。</translation>
    </message>
    <message>
        <source>The robustness of the network was tested by taking {things} away one after another, at random ({runs} runs) and in the order of their importance; R is the mean of each measure over all losses.</source>
        <translation>逐个去除{things}以检验网络的鲁棒性：随机去除（{runs} 次运行）及按重要性顺序去除；R 为各指标在全部损失过程中的均值。</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>源地</translation>
    </message>
    <message>
        <source>Corridors were ranked by linkage priority [@gallo]: a weighted sum of closeness, permeability and the value of the sources that they join, each scaled to 0 to 1.</source>
        <translation>廊道按廊道优先度[@gallo]排序：邻近性、通透性和所连源地价值各缩放到 0 至 1 后的加权和。</translation>
    </message>
    <message>
        <source>Habitat quality Q [@invest, shiyang] is the suitability H of the land cover j, lowered by the degradation D of the cell x through threats around it, weighted by their decay with distance and by the sensitivity of the land cover; half-saturation constant k = {k}.</source>
        <translation>生境质量 Q[@invest, shiyang]为土地覆被 j 的适宜性 H，受像元 x 周围威胁因子引起的退化 D 而降低，退化按距离衰减和土地覆被的敏感性加权；半饱和常数 k = {k}。</translation>
    </message>
    <message>
        <source>The yearly water yield Y is precipitation P less actual evapotranspiration AET [@invest], which follows from the potential one (PET = Kc x ET0) by the Budyko curve [@fu, zhang2004] with the plant available water AWC and the seasonality constant Z = {z} [@donohue].</source>
        <translation>年产水量 Y 为降水 P 减去实际蒸散量 AET[@invest]，后者由潜在蒸散量（PET = Kc x ET0）经 Budyko 曲线[@fu, zhang2004]得到，其中 AWC 为植物可利用水，季节常数 Z = {z}[@donohue]。</translation>
    </message>
    <message>
        <source>Sand that vegetation fixes is the difference of the losses by wind without and with it, by the revised wind erosion equation [@rweq].</source>
        <translation>植被固定的沙量为无植被与有植被时风蚀量之差，按修正风蚀方程计算[@rweq]。</translation>
    </message>
    <message>
        <source>Importance follows the ecological red line [@redline]: the cells that hold the first {shares} of a service, sorted downwards.</source>
        <translation>重要性按生态保护红线[@redline]确定：由大到小排序，提供某项服务前 {shares} 的像元。</translation>
    </message>
    <message>
        <source>Supply S of each service was compared with the demand D by their ratio, with the greatest values of all years [@liratio]; clusters are those of the local bivariate Moran's I of supply and the demand around it [@anselin].</source>
        <translation>各项服务的供给 S 与需求 D 以供需比比较，最大值取自所有年份 [@liratio]；聚类由供给与其周围需求的局部双变量莫兰指数得出 [@anselin]。</translation>
    </message>
    <message>
        <source>The flow shares each supply among the demands within {range} (two-step floating catchment with weights that fall by a Gaussian [@daiflow]).</source>
        <translation>流动把每处供给分配给 {range} 以内的需求（两步移动搜索法，权重按高斯函数递减 [@daiflow]）。</translation>
    </message>
    <message>
        <source>Ecological sensitivity is the geometric mean of the graded factors of a problem [@redline].</source>
        <translation>生态敏感性为某一问题各分级因子的几何平均[@redline]。</translation>
    </message>
    <message>
        <source>Soil retention is the soil loss of bare land (RKLS) less that of the present land cover (USLE) [@renard, invest], with slope length and steepness LS by [@desmet] from flow to {flow}; a stream begins where {cells} cells drain. Sediment reaches streams by a delivery ratio [@vigiak].</source>
        <translation>土壤保持为裸地土壤流失（RKLS）与现状土地覆被土壤流失（USLE）之差[@renard, invest]，坡长坡度因子 LS 按[@desmet]由流向{flow}的汇流计算；汇流达 {cells} 个像元处为河道起点。泥沙按泥沙输移比进入河道[@vigiak]。</translation>
    </message>
    <message>
        <source>several lower neighbours (MFD)</source>
        <translation>多个较低邻域（MFD）</translation>
    </message>
    <message>
        <source>the steepest neighbour (D8)</source>
        <translation>最陡邻域（D8）</translation>
    </message>
    <message>
        <source>R is the erosivity of rain, K the erodibility of the soil, C the cover factor and P the factor of support practice.</source>
        <translation>R 为降雨侵蚀力，K 为土壤可蚀性，C 为植被覆盖与管理因子，P 为水土保持措施因子。</translation>
    </message>
    <message>
        <source>Carbon storage is the sum of the pools above and below ground, in the soil and in dead matter of each land cover [@invest].</source>
        <translation>碳储量为各土地覆被的地上、地下、土壤和枯落物碳库之和[@invest]。</translation>
    </message>
    <message>
        <source>The value of ecosystem services is the area A of each land cover h times its value P per hectare and year, from equivalents [@xie]; one equivalent is worth {unit}.</source>
        <translation>生态系统服务价值为各土地覆被 h 的面积 A 乘以其每公顷每年的价值 P，由当量因子得到[@xie]；一个当量的价值为 {unit}。</translation>
    </message>
    <message>
        <source>From monthly rasters were computed: {indices} [@allen, freimund, williams].</source>
        <translation>由逐月栅格计算：{indices}[@allen, freimund, williams]。</translation>
    </message>
    <message>
        <source>The ecosystem health index EHI [@qaidam, rapport] joins vitality EV, organisation EO, resilience ER and services CESI, measured in {unit}{size} for {years}, {normalised} {together}.</source>
        <translation>生态系统健康指数 EHI [@qaidam, rapport] 综合活力 EV、组织力 EO、恢复力 ER 和服务 CESI，按{unit}{size}计算 {years} 年，{normalised}{together}。</translation>
    </message>
    <message>
        <source>all normalised</source>
        <translation>全部标准化，</translation>
    </message>
    <message>
        <source>all but ER, which is as its coefficients give it, normalised</source>
        <translation>除按系数直接给出的 ER 外均标准化，</translation>
    </message>
    <message>
        <source>squares</source>
        <translation>方格</translation>
    </message>
    <message>
        <source>moving windows</source>
        <translation>移动窗口</translation>
    </message>
    <message>
        <source>polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>over all years together</source>
        <translation>所有年份一并</translation>
    </message>
    <message>
        <source>in each year alone</source>
        <translation>各年单独</translation>
    </message>
    <message>
        <source>EV is net primary productivity. EO joins landscape heterogeneity LH (fractal dimension AWMPFD and Shannon's diversity), connectivity LC (contagion and fragmentation) and the connectivity of important patches IPC (cohesion and fragmentation of {classes}) [@mcgarigal]. ER weighs the shares A* of the land covers h by coefficients of resistance and resilience; CESI is the value of their services [@xie].</source>
        <translation>EV 为净初级生产力。EO 由景观异质性 LH（分维数 AWMPFD 和香农多样性）、景观连通性 LC（蔓延度和破碎度）及重要斑块连通性 IPC（{classes}的结合度和破碎度）合成[@mcgarigal]。ER 以抵抗力系数和恢复力系数对土地覆被 h 的占比 A* 加权；CESI 为其服务价值[@xie]。</translation>
    </message>
    <message>
        <source>Five classes from weak to strong were formed by natural breaks of all years [@jenks, fisher].</source>
        <translation>按所有年份的自然断点[@jenks, fisher]分为由弱到强的五级。</translation>
    </message>
    <message>
        <source>Five classes from weak to strong have the limits of the paper [@qaidam].</source>
        <translation>按论文的界限[@qaidam]分为由弱到强的五级。</translation>
    </message>
    <message>
        <source>Changes of more than {threshold} count as improved or degraded. Transitions between the classes were counted between all neighbouring years and from the first to the last; the contribution of each component follows from the logarithm of the index.</source>
        <translation>变化超过 {threshold} 计为改善或退化。统计所有相邻年份之间及首末年之间的等级转移；各分量的贡献由指数的对数得到。</translation>
    </message>
    <message>
        <source>The trend of each cell is Sen's slope [@sen], tested by Mann and Kendall [@mann, kendall].</source>
        <translation>各像元的趋势为 Sen 斜率 [@sen]，并用 Mann 和 Kendall 方法 [@mann, kendall] 检验。</translation>
    </message>
    <message>
        <source>Hot and cold spots follow from the statistic of Getis and Ord [@getis].</source>
        <translation>冷热点由 Getis-Ord 统计量[@getis]得到。</translation>
    </message>
    <message>
        <source>Landscape metrics were computed as in FRAGSTATS [@mcgarigal] with the {neighbours} neighbours of a cell.</source>
        <translation>景观格局指数按 FRAGSTATS[@mcgarigal]计算，采用 {neighbours} 邻域。</translation>
    </message>
    <message>
        <source>Transitions of land cover were counted cell by cell; areas were projected by a Markov chain where years are named, and a simulated map was judged by the figure of merit [@pontius].</source>
        <translation>土地覆被的转移逐像元统计；给出年份时用马尔可夫链预测面积，模拟图用品质因数评价[@pontius]。</translation>
    </message>
    <message>
        <source>The remote sensing ecological index is the first principal component of greenness, wetness, dryness and heat, each from 0 to 1 [@xursei].</source>
        <translation>遥感生态指数为绿度、湿度、干度和热度（各缩放到 0 至 1）的第一主成分[@xursei]。</translation>
    </message>
    <message>
        <source>The share q of the variance that lies between the classes of a factor was found with the geographical detector [@wanggeo]; values were divided into the classes that explain most, and p is that of the central F.</source>
        <translation>用地理探测器[@wanggeo]求得因子的类间方差占比 q；数值按解释力最大的方式分级，p 为中心 F 分布的 p。</translation>
    </message>
    <message>
        <source>Land of weak and relatively weak health is the base of the restoration zones [@qaidam]. An ordered table of rules on corridors, distance to the sources, change of health, disturbance, land cover and elevation decided the zone of each cell: the first rule whose conditions all hold.</source>
        <translation>以健康弱和较弱的土地为生态修复区的基底[@qaidam]。由廊道、距源地距离、健康变化、干扰、土地覆被和高程的有序规则表决定各像元的分区：取第一条全部条件成立的规则。</translation>
    </message>
    <message>
        <source>Corridors were widened by {width} on both sides.</source>
        <translation>廊道向两侧各扩展 {width}。</translation>
    </message>
    <message>
        <source>Sources, corridors, pinch points and barriers make up the security pattern [@qaidam, shiyang]. Strategic nodes are places outside the sources where corridors cross, meet or part; break points are places where corridors cross roads and railways. Each element has a role in planning: sources are conservation zones, important corridors conservation corridors, general ones restoration corridors, pinch points control zones and barriers restoration areas.</source>
        <translation>源地、廊道、夹点和障碍点构成生态安全格局[@qaidam, shiyang]。生态战略点是源地之外廊道相交、汇合或分开的位置；生态断裂点是廊道与道路、铁路相交的位置。每个要素都有规划定位：源地为保育区，重要廊道为保育廊道，一般廊道为修复廊道，夹点为管控区，障碍点为修复区域。</translation>
    </message>
    <message>
        <source>The patterns of several years were compared cell by cell with the limits, ranges and widths of one of them; the change of equivalent connectivity was set beside that of the area [@saura2011].</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
